/** Replicas, memory and processor of each service, by their heartbeats. */
import type { ServiceState } from '@langflix/contracts';
import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Workers } from './workers.ts';

export function createServiceFigures(registry: Registry, workers: Workers): { refresh(): void } {
  const registers = [registry];
  const labelNames = ['service'] as const;
  const gauge = (name: string, help: string): Gauge<'service'> =>
    new Gauge({ name, help, labelNames, registers });
  const of: readonly (readonly [Gauge<'service'>, (state: ServiceState) => number])[] = [
    [gauge('langflix_service_replicas', 'Processes alive and not stopping'), (it) => it.replicas],
    [gauge('langflix_service_draining', 'Processes that are stopping'), (it) => it.draining],
    [gauge('langflix_service_in_flight', 'Messages being worked on'), (it) => it.inFlight],
    [gauge('langflix_service_memory_bytes', 'Resident memory, all processes'), (it) => it.memoryBytes],
  ];
  const delay = gauge(
    'langflix_service_event_loop_delay_seconds',
    'Worst 99th percentile among the processes in their last 5 s',
  );
  const cpu = new Counter({
    name: 'langflix_service_cpu_seconds_total',
    help: 'Processor time of all processes, those that have ended included',
    labelNames,
    registers,
  });
  return {
    refresh() {
      // Who is gone has no memory any more.
      for (const [each] of of) each.reset();
      delay.reset();
      for (const state of workers.services()) {
        for (const [each, value] of of) each.set({ service: state.service }, value(state));
      }
      for (const [service, ms] of workers.eventLoopDelayMs()) delay.set({ service }, ms / 1000);
      cpu.reset();
      for (const [service, seconds] of workers.cpuSeconds()) cpu.inc({ service }, seconds);
    },
  };
}

import { describe, expect, test } from '@jest/globals';
import type { Heartbeat } from '@langflix/contracts';
import { Registry } from 'prom-client';
import { createServiceFigures } from './service-figures.ts';
import { createWorkers } from './workers.ts';

const START_MS = Date.parse('2026-03-02T08:00:00Z');
const aHeartbeat = (override: Partial<Heartbeat> = {}): Heartbeat => ({
  ...{ app: 'clip-encoder', worker: 'a', startedAt: new Date(START_MS - 100_000).toISOString() },
  ...{ memoryBytes: 100, cpuSeconds: 50, eventLoopDelayMs: 12, inFlight: 2, draining: false },
  ...override,
});

function startWorkers() {
  let nowMs = START_MS;
  const workers = createWorkers(() => nowMs);
  return { workers, pass: (ms: number) => void (nowMs += ms) };
}

describe('a service', () => {
  test('is the sum of its processes', () => {
    const { workers, pass } = startWorkers();
    workers.add(aHeartbeat());
    workers.add(aHeartbeat({ worker: 'b', draining: true, cpuSeconds: 10 }));
    pass(5000);
    workers.add(aHeartbeat({ cpuSeconds: 60 }));
    expect(workers.services()).toEqual([
      {
        ...{ service: 'clip-encoder', replicas: 1, draining: 1, inFlight: 4, memoryBytes: 200 },
        // Two cores lately, and a tenth of one since the start.
        cpuCores: 2.1,
      },
    ]);
  });

  test('loses a process that missed three signs of life', () => {
    const { workers, pass } = startWorkers();
    workers.add(aHeartbeat());
    pass(15_000);
    expect(workers.services()).toHaveLength(1);
    pass(1);
    expect(workers.services()).toEqual([]);
  });

  test('keeps the processor time of those that are gone', () => {
    const { workers, pass } = startWorkers();
    workers.add(aHeartbeat());
    pass(60_000);
    workers.add(aHeartbeat({ worker: 'b', cpuSeconds: 5 }));
    expect(Object.fromEntries(workers.cpuSeconds())).toEqual({ 'clip-encoder': 55 });
    expect(workers.mostInFlight('clip-encoder')).toBe(2);
  });

  test('has its figures, and none when nobody is left', async () => {
    const { workers, pass } = startWorkers();
    const registry = new Registry();
    const figures = createServiceFigures(registry, workers);
    workers.add(aHeartbeat());
    figures.refresh();
    const label = '{service="clip-encoder"}';
    for (const line of [
      'replicas',
      'memory_bytes',
      'in_flight',
      'cpu_seconds_total',
      'event_loop_delay_seconds',
    ])
      expect(await registry.metrics()).toMatch(new RegExp(`langflix_service_${line}${label} [0-9.]+`));
    pass(60_000);
    figures.refresh();
    expect(await registry.metrics()).not.toContain(`langflix_service_replicas${label}`);
    expect(await registry.metrics()).toContain(`langflix_service_cpu_seconds_total${label} 50`);
  });
});

/** Who is alive, by the signs of life that every process gives. */
import { HEARTBEAT_EVERY_MS } from '@langflix/contracts';
import type { Heartbeat, ServiceState } from '@langflix/contracts';

export interface Workers {
  add(heartbeat: Heartbeat): void;
  /** Services that were heard of lately, by name. */
  services(): readonly ServiceState[];
  /** Processor seconds since the metrics service knows of a process of the service; never falls. */
  cpuSeconds(): ReadonlyMap<string, number>;
  /** Largest of the last heartbeats, milliseconds. */
  eventLoopDelayMs(): ReadonlyMap<string, number>;
  /** Most messages that one process of a service was seen to work on at once. */
  mostInFlight(service: string): number;
}

interface Known extends Heartbeat {
  readonly heardMs: number;
  /** Cores in use between the last two heartbeats. */
  readonly cores: number;
}

const GONE_AFTER_MS = 3 * HEARTBEAT_EVERY_MS;
/** Bounds what a confused sender can do. */
const MAX_WORKERS = 5000;
const MAX_SERVICES = 50;

export function createWorkers(now: () => number = Date.now): Workers {
  const known = new Map<string, Known>();
  const cpu = new Map<string, number>();
  const most = new Map<string, number>();

  const alive = (): readonly Known[] => {
    for (const [worker, { heardMs }] of known) if (now() - heardMs > GONE_AFTER_MS) known.delete(worker);
    return [...known.values()];
  };
  return {
    add(heartbeat) {
      const { app, worker, cpuSeconds, inFlight } = heartbeat;
      const before = known.get(worker);
      const isTooMuch = before === undefined && alive().length >= MAX_WORKERS;
      if (isTooMuch || (!cpu.has(app) && cpu.size >= MAX_SERVICES)) return;
      const heardMs = now();
      const usedSec = Math.max(0, cpuSeconds - (before?.cpuSeconds ?? 0));
      const elapsedSec = before === undefined ? ageOf(heartbeat, heardMs) : (heardMs - before.heardMs) / 1000;
      const cores = elapsedSec > 0.5 ? usedSec / elapsedSec : (before?.cores ?? 0);
      known.set(worker, { ...heartbeat, heardMs, cores });
      cpu.set(app, (cpu.get(app) ?? 0) + usedSec);
      most.set(app, Math.max(most.get(app) ?? 0, inFlight));
    },
    services: () => [...grouped(alive())].map(([service, workers]) => stateOf(service, workers)),
    cpuSeconds: () => cpu,
    eventLoopDelayMs: () =>
      new Map(
        [...grouped(alive())].map(([service, workers]) => [
          service,
          Math.max(...workers.map(({ eventLoopDelayMs }) => eventLoopDelayMs)),
        ]),
      ),
    mostInFlight: (service) => most.get(service) ?? 0,
  };
}

const ageOf = ({ startedAt }: Heartbeat, nowMs: number): number => (nowMs - Date.parse(startedAt)) / 1000;

function grouped(workers: readonly Known[]): Map<string, Known[]> {
  const groups = Map.groupBy(workers, ({ app }) => app);
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function stateOf(service: string, workers: readonly Known[]): ServiceState {
  const sum = (of: (worker: Known) => number): number =>
    workers.reduce((total, worker) => total + of(worker), 0);
  const draining = workers.filter((worker) => worker.draining).length;
  return {
    service,
    replicas: workers.length - draining,
    draining,
    inFlight: sum(({ inFlight }) => inFlight),
    memoryBytes: sum(({ memoryBytes }) => memoryBytes),
    cpuCores: sum(({ cores }) => cores),
  };
}

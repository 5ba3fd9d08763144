import { setTimeout as delay } from 'node:timers/promises';
import type { MemoryUse } from './control-groups.ts';

/** Keeps further work from starting while memory is short. */
export interface MemoryGate {
  /** Runs `work` when there is memory for it. @throws what `work` throws; the signal's reason when aborted before. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Highest share of any limit that is in use now, 0 to 1. */
  pressure(): number;
}

export interface GateOptions {
  /** Share of a limit, 0 to 1; 1 lets everything through. */
  readonly threshold: number;
  read(): readonly MemoryUse[];
  /** Milliseconds between two looks. Default 250. */
  readonly everyMs?: number;
  /** Milliseconds that work waits when none of ours runs: others may give memory back, or may not. Default 10,000. */
  readonly patienceMs?: number;
  /** Told once per piece of work that has to wait. */
  onWait?(pressure: number): void;
}

export function memoryGate(options: GateOptions): MemoryGate {
  const { threshold, everyMs = 250, patienceMs = 10_000 } = options;
  let running = 0;
  const pressure = (): number =>
    Math.max(0, ...options.read().map(({ usedBytes, limitBytes }) => usedBytes / limitBytes));
  const isShort = (): boolean => threshold < 1 && pressure() > threshold;
  return {
    pressure,
    async run(work, signal) {
      let waitedAlone = 0;
      for (let looks = 0; isShort() && (running > 0 || waitedAlone < patienceMs); looks += 1) {
        if (looks === 0) options.onWait?.(pressure());
        await delay(everyMs, undefined, { signal }).catch(() => signal.throwIfAborted());
        // While work of ours runs, it is what will give memory back: it has its own limits of time.
        if (running === 0) waitedAlone += everyMs;
      }
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
      }
    },
  };
}

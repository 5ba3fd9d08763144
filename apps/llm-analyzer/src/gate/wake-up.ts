import { setTimeout as delay } from 'node:timers/promises';

/** Lets many wait for one thing to change. */
export interface WakeUp {
  wake(): void;
  /** Settles at the next `wake`, or after `ms`. @throws the signal's reason when it aborts */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** A timer takes no more; waiting on is harmless. */
const MOST_MS = 60_000;

export function createWakeUp(): WakeUp {
  let next = Promise.withResolvers<void>();
  return {
    wake() {
      next.resolve();
      next = Promise.withResolvers<void>();
    },
    async wait(ms, signal) {
      signal.throwIfAborted();
      const stop = new AbortController();
      const woken = next.promise;
      try {
        const timer = delay(Math.min(ms, MOST_MS), undefined, {
          signal: AbortSignal.any([signal, stop.signal]),
        });
        await Promise.race([woken, timer]);
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        stop.abort();
      }
    },
  };
}

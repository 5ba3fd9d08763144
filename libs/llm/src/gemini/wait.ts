import { setTimeout as delay } from 'node:timers/promises';

/** Waits. Rejects with the signal's own reason, where the timer would give an AbortError around it. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
}

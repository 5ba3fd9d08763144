import { setTimeout as delay } from 'node:timers/promises';

export interface Backoff {
  /** Upper end of the first delay, ms. */
  readonly firstMs: number;
  /** Upper end of every delay, ms. */
  readonly mostMs: number;
}

/**
 * Exponential backoff with full jitter: anywhere between zero and a limit that doubles with each attempt, so that
 * clients that failed together do not come back together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 * @param attempt 1 for the first
 */
export function retryDelay(attempt: number, backoff: Backoff, random: () => number = Math.random): number {
  const limit = Math.min(backoff.mostMs, backoff.firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(random() * limit);
}

/** @throws the signal's reason when it aborts. */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}

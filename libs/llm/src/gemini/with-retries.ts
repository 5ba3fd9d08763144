import { setTimeout as delay } from 'node:timers/promises';
import { RetryableError } from '@langflix/contracts';

export interface RetrySettings {
  /** Times a call is repeated when it fails. */
  readonly maxRetries: number;
  /** Milliseconds before the first repetition at most; doubles each time. */
  readonly backoffMs: number;
  /** 0 to 1; given by tests. */
  readonly random?: () => number;
}

/** A longer wait belongs to the broker, where it holds no place in this process. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Repeats a call that failed with a RetryableError, after an exponential backoff with full jitter, or after the time
 * that the failure itself names. The last failure is thrown on, as is any of another kind.
 */
export async function withRetries<Result>(
  call: (attempt: number) => Promise<Result>,
  { maxRetries, backoffMs, random = Math.random }: RetrySettings,
  signal: AbortSignal,
): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call(attempt);
    } catch (error) {
      if (!(error instanceof RetryableError) || attempt >= maxRetries) throw error;
      const waitMs = error.retryAfterMs ?? random() * backoffMs * 2 ** attempt;
      if (waitMs > LONGEST_WAIT_MS) throw error;
      await delay(waitMs, undefined, { signal });
    }
  }
}

import { RetryableError } from '@langflix/contracts';
import { wait } from './wait.ts';
import type { CallFailure, CallGate } from './call-gate.ts';

/** A longer wait belongs to the broker, where it holds no place in this process. */
const LONGEST_WAIT_MS = 30_000;
/** When the service names no time: its quotas are per minute, in a window that slides. */
const PAUSE_MS = 5_000;

/** Failures that concern every call, with the code that calls are sent away with. */
const PAUSING: Partial<Record<CallFailure['cause'], string>> = {
  minute_quota: 'gemini_quota',
  day_quota: 'gemini_quota_day',
  key_refused: 'gemini_key_refused',
};

/**
 * The gate where none is given: knows no quota, but what stops one call of this process stops all, for as long as the
 * service said.
 */
export function createPausingGate({ now = Date.now }: { readonly now?: () => number } = {}): CallGate {
  let pause = { untilMs: 0, code: '' };
  async function passPause(signal: AbortSignal): Promise<void> {
    for (let left = pause.untilMs - now(); left > 0; left = pause.untilMs - now()) {
      if (left > LONGEST_WAIT_MS) {
        throw new RetryableError('Gemini is not asked for now: an earlier call was told to wait', {
          code: pause.code,
          retryAfterMs: left,
          uncounted: true,
        });
      }
      await wait(left, signal);
    }
  }
  return {
    enter: async ({ signal }) => {
      await passPause(signal);
      return {
        leave: ({ failure }) => {
          const code = failure && PAUSING[failure.cause];
          const untilMs = now() + (failure?.retryAfterMs ?? PAUSE_MS);
          if (code !== undefined && untilMs > pause.untilMs) pause = { untilMs, code };
          return Promise.resolve();
        },
      };
    },
  };
}

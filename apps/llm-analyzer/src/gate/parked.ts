import { RetryableError } from '@langflix/contracts';
import type { AnalyzerGate, PauseCause } from '@langflix/contracts';
import { pausedUntilMs } from './decide-pause.ts';
import type { Moment } from './decide-pause.ts';

/** A pause that lasts longer than this is waited for in the broker, where it holds no place in this process. */
export const LONGEST_WAIT_MS = 90_000;
const FIRST_LOOK_MS = 5_000;
const MOST_MS = 600_000;

const CODES: Readonly<Record<PauseCause, string>> = {
  minute_quota: 'gemini_quota',
  day_quota: 'gemini_quota_day',
  unavailable: 'gemini_unavailable',
  key_refused: 'gemini_key_refused',
};

/**
 * What a piece of work is parked with: it comes again by itself, and that counts as no attempt. A pause that has just begun
 * may be lifted by hand soon, an old one rarely is: work looks again after as long as the pause has lasted so far, from 5
 * seconds to 10 minutes, and just after its end.
 */
export function parked(gate: AnalyzerGate, { nowMs, random }: Moment, cause?: unknown): RetryableError {
  const leftMs = pausedUntilMs(gate) - nowMs;
  const lookAgainMs = Math.max(FIRST_LOOK_MS, nowMs - Date.parse(gate.changedAt));
  const waitMs = Math.max(0, Math.min(MOST_MS, lookAgainMs, leftMs)) * (0.8 + 0.2 * random());
  const until = gate.pausedUntil ?? new Date(nowMs).toISOString();
  const message = `Gemini (${gate.model}) is not asked until ${until}: ${gate.message ?? 'paused'}`;
  const code = CODES[gate.cause ?? 'unavailable'];
  return new RetryableError(message, { code, uncounted: true, retryAfterMs: Math.ceil(waitMs), cause });
}

/** The same failure, as one that says nothing about the work. */
export function uncounted(error: RetryableError): RetryableError {
  if (error.uncounted) return error;
  const { message, code, retryAfterMs } = error;
  const later = retryAfterMs === undefined ? {} : { retryAfterMs };
  return new RetryableError(message, { code, uncounted: true, cause: error, ...later });
}

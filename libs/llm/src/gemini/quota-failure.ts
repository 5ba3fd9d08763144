import { RetryableError } from '@langflix/contracts';
import { nextDailyReset } from './daily-reset.ts';
import { detailOf, valuesIn } from './error-details.ts';
import type { ErrorDetails } from './error-details.ts';
import type { FailedCall } from './failures.ts';

/** For a quota per minute whose refusal names no time. */
const MINUTE_MS = 60_000;

/** `"22s"` or `"34.07s"` or `"900ms"` in milliseconds. */
function durationMs(duration: unknown): number | undefined {
  const [, amount, unit] = /^([\d.]+)(ms|s)$/.exec(String(duration)) ?? [];
  const ms = Math.ceil(Number(amount) * (unit === 's' ? 1000 : 1));
  return Number.isFinite(ms) ? ms : undefined;
}

/**
 * A call that got 429. The delay that comes with a violation per day is meant for the violation per minute: not to be
 * believed. A refusal without any details may be either; it is taken for a short one, without a time.
 */
export function quotaFailure(details: ErrorDetails, model: string): FailedCall {
  const violated = valuesIn(detailOf(details, 'QuotaFailure')?.['violations'], 'quotaId');
  if (violated.some((id) => /PerDay|Daily/.test(id))) return dayQuota(model);
  const named = durationMs(detailOf(details, 'RetryInfo')?.['retryDelay']);
  const retryAfterMs = named ?? (violated.some((id) => id.includes('PerMinute')) ? MINUTE_MS : undefined);
  const later = retryAfterMs === undefined ? {} : { retryAfterMs };
  return {
    error: new RetryableError(`Gemini (${model}) answered that its quota is used up for now`, {
      code: 'gemini_quota',
      uncounted: true,
      ...later,
    }),
    failure: { cause: 'minute_quota', ...later },
    repeat: 'gate',
  };
}

function dayQuota(model: string): FailedCall {
  const now = Date.now();
  const retryAfterMs = nextDailyReset(now) - now;
  const reason =
    `the daily quota of Gemini (${model}) is used up: the work goes on after midnight Pacific time; raise the quota ` +
    'or use --analyzer offline to have it sooner';
  return {
    error: new RetryableError(reason, { code: 'gemini_quota_day', uncounted: true, retryAfterMs }),
    failure: { cause: 'day_quota', retryAfterMs },
    repeat: 'never',
  };
}

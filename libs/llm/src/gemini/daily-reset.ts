/** Daily quotas start anew at midnight there: https://ai.google.dev/gemini-api/docs/rate-limits */
const QUOTA_ZONE = 'America/Los_Angeles';

const clock = new Intl.DateTimeFormat('en-US', {
  timeZone: QUOTA_ZONE,
  hourCycle: 'h23',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

const HOUR_MS = 3_600_000;

function sinceMidnightMs(moment: number): number {
  const part = (type: string) => Number(clock.formatToParts(moment).find((p) => p.type === type)?.value);
  return ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000 + (moment % 1000);
}

/** The next midnight Pacific time after a moment, both in milliseconds since 1970. */
export function nextDailyReset(nowMs: number): number {
  const midnight = nowMs + 24 * HOUR_MS - sinceMidnightMs(nowMs);
  // A day with a clock change is an hour shorter or longer: what is left of it after 24 hours says which.
  const off = sinceMidnightMs(midnight);
  return off === 0 ? midnight : off < 12 * HOUR_MS ? midnight - off : midnight + 24 * HOUR_MS - off;
}

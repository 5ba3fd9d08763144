const PACIFIC = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Los_Angeles',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/**
 * The date in Los Angeles, e.g. `2026-01-31`: Gemini's requests per day begin anew at midnight there.
 * https://ai.google.dev/gemini-api/docs/rate-limits
 */
export function pacificDay(now: Date): string {
  return PACIFIC.format(now);
}

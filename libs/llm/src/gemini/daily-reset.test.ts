import { expect, test } from '@jest/globals';
import { nextDailyReset } from './daily-reset.ts';

test.each([
  ['in winter, at UTC-8', '2026-01-15T20:00:00.000Z', '2026-01-16T08:00:00.000Z'],
  ['in summer, at UTC-7', '2026-07-15T06:59:59.250Z', '2026-07-15T07:00:00.000Z'],
  ['at the very moment, a day later', '2026-07-15T07:00:00.000Z', '2026-07-16T07:00:00.000Z'],
  ['on the day of 23 hours', '2026-03-08T09:00:00.000Z', '2026-03-09T07:00:00.000Z'],
  ['on the day of 25 hours', '2026-11-01T08:00:00.000Z', '2026-11-02T08:00:00.000Z'],
  ['in the hour that comes twice', '2026-11-01T09:30:00.000Z', '2026-11-02T08:00:00.000Z'],
])('daily quotas start anew at midnight Pacific time: %s', (_when, now, reset) => {
  expect(new Date(nextDailyReset(Date.parse(now))).toISOString()).toBe(reset);
});

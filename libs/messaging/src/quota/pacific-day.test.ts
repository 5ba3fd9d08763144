import { expect, test } from '@jest/globals';
import { pacificDay } from './pacific-day.ts';

test.each([
  ['2026-01-31T07:59:59Z', '2026-01-30'],
  ['2026-01-31T08:00:00Z', '2026-01-31'],
  ['2026-07-31T06:59:59Z', '2026-07-30'],
  ['2026-07-31T07:00:00Z', '2026-07-31'],
])('at %s it is the %s in Los Angeles, winter and summer', (now, day) => {
  expect(pacificDay(new Date(now))).toBe(day);
});

import { describe, expect, test } from '@jest/globals';
import { median } from './bench.ts';
import { reportOf, table } from './report.ts';

const ratio = { name: 'ratio', value: 1.1, unit: '', bound: { atMost: 1.15 } };
const speed = { name: 'speed', value: 9, unit: 'x', bound: { atLeast: 10 } };

describe('the report of a benchmark', () => {
  test('gives every figure its bound and the ratio to it', () => {
    const report = reportOf('encode-smoke', false, [ratio, { name: 'time', value: 812, unit: 'ms' }]);

    expect(report).toMatchObject({ ok: true, figures: [{ ratio: 0.95652, ok: true }, { ratio: null }] });
  });

  test('misses a bound from either side', () => {
    expect(reportOf('b', true, [{ ...ratio, value: 1.2 }]).ok).toBe(false);
    expect(reportOf('b', true, [speed]).ok).toBe(false);
  });

  test('does not take an unmeasured figure for a good one', () => {
    expect(reportOf('b', true, [{ ...ratio, value: NaN }]).ok).toBe(false);
  });

  test('prints a table that marks what was missed', () => {
    const lines = table(reportOf('b', true, [ratio, speed])).split('\n');

    expect(lines[0]).toMatch(/^figure +value +bound +ratio$/);
    expect(lines[1]).toMatch(/^ratio +1\.1 +<= 1\.15 +0\.957 +kept$/);
    expect(lines[2]).toMatch(/^speed +9 x +>= 10 +0\.900 +MISSED$/);
  });
});

test('the median is the middle one, or between the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

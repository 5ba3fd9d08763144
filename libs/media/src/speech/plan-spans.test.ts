import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planSpans } from './plan-spans.ts';

describe('the parts of a film to listen to', () => {
  test('are all of it up to twenty minutes, then ten parts of 120 s', () => {
    expect(planSpans(1200)).toEqual([[0, 1_200_000]]);
    const spans = planSpans(45 * 60);
    expect(spans).toHaveLength(10);
    expect(spans.map(([start, end]) => end - start)).toEqual(Array.from({ length: 10 }, () => 120_000));
  });

  test('are in order, apart and inside the film', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 86_400, noNaN: true }), (durationSec) => {
        let last = 0;
        for (const [start, end] of planSpans(durationSec)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(durationSec * 1000);
          last = end;
        }
      }),
    );
  });
});

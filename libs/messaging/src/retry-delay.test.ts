import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { retryDelay, wait } from './retry-delay.ts';

describe('the delay before the next attempt', () => {
  test('is anywhere up to a limit that doubles until it reaches the most', () => {
    const limits = [1, 2, 3, 6, 7, 1000].map((attempt) =>
      retryDelay(attempt, { firstMs: 10, mostMs: 500 }, () => 1),
    );
    expect(limits).toEqual([10, 20, 40, 320, 500, 500]);
  });

  test('is never negative and never over the limit', () => {
    const numbers = fc.record({ firstMs: fc.integer({ min: 1 }), mostMs: fc.integer({ min: 1, max: 1e9 }) });
    const random = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1 }), numbers, random, (attempt, backoff, share) => {
        const delay = retryDelay(attempt, backoff, () => share);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(backoff.mostMs);
      }),
    );
  });

  test('ends at once, with its reason, when the signal aborts', async () => {
    await expect(wait(60_000, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});

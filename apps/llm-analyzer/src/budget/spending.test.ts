import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NOTHING_SPENT, judge, reserve, settle, sumOf } from './spending.ts';

const wish = (chunk: number, estimateUsd: number) => ({ chunk, estimateUsd, budgetUsd: 1 });

describe('a budget', () => {
  test('is reserved by a chunk before it is spent', () => {
    const entry = reserve(NOTHING_SPENT, wish(0, 0.6));
    expect(judge(entry, wish(1, 0.3))).toBe('granted');
    expect(judge(entry, wish(1, 0.5))).toBe('taken');
    expect(judge(settle(entry, 0, 0.6) ?? entry, wish(1, 0.5))).toBe('exhausted');
  });

  test('has room again for what was reserved and not needed', () => {
    const entry = reserve(NOTHING_SPENT, wish(0, 0.9));
    expect(judge(settle(entry, 0, 0.1) ?? entry, wish(1, 0.9))).toBe('granted');
  });

  test('gives a chunk that comes again its own reservation', () => {
    expect(judge(reserve(NOTHING_SPENT, wish(0, 0.9)), wish(0, 0.9))).toBe('granted');
  });

  test('books a chunk once for each time it reserved, and adds up its attempts', () => {
    const first = settle(reserve(NOTHING_SPENT, wish(3, 0.5)), 3, 0.2);
    expect(first).toEqual({ spentUsd: { '3': 0.2 }, reservedUsd: {} });
    expect(settle(first ?? NOTHING_SPENT, 3, 0.2)).toBeUndefined();
    const second = settle(reserve(first ?? NOTHING_SPENT, wish(3, 0.5)), 3, 0.1);
    expect(sumOf(second?.spentUsd ?? {})).toBeCloseTo(0.3);
  });

  test('is never exceeded when no chunk costs more than it reserved, in whatever order', () => {
    const steps = fc.array(
      fc.record({
        chunk: fc.integer({ min: 0, max: 5 }),
        cents: fc.integer({ min: 1, max: 60 }),
        isEnd: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        let entry = NOTHING_SPENT;
        for (const { chunk, cents, isEnd } of all) {
          const reserved = entry.reservedUsd[chunk] ?? 0;
          if (isEnd) entry = settle(entry, chunk, Math.min(reserved, cents / 100)) ?? entry;
          else if (judge(entry, wish(chunk, cents / 100)) === 'granted')
            entry = reserve(entry, wish(chunk, cents / 100));
          expect(sumOf(entry.spentUsd)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRateWindow } from './rate-window.ts';

const START_MS = Date.parse('2026-03-02T08:00:00Z');
const WINDOW_MS = 300_000;

describe('the rate', () => {
  test('is what came in the window, per second', () => {
    const window = createRateWindow(WINDOW_MS);
    for (let sec = 0; sec < 600; sec += 2) window.add(START_MS + sec * 1000);
    expect(window.perSecond(START_MS + 599_000)).toBeCloseTo(0.5, 1);
  });

  test('falls to nothing when nothing comes any more', () => {
    const window = createRateWindow(WINDOW_MS);
    window.add(START_MS, 100);
    expect(window.perSecond(START_MS + 1000)).toBeGreaterThan(0);
    expect(window.perSecond(START_MS + 2 * WINDOW_MS)).toBe(0);
  });

  test('of something that has just begun is not exaggerated', () => {
    const window = createRateWindow(WINDOW_MS);
    window.add(START_MS);
    expect(window.perSecond(START_MS)).toBeCloseTo(1 / 60);
  });

  test('does not depend on the order within the window, and is never below nothing', () => {
    const offsets = fc.array(fc.integer({ min: 0, max: WINDOW_MS - 20_000 }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(offsets, (times) => {
        const nowMs = START_MS + WINDOW_MS - 10_000;
        const rateOf = (order: readonly number[]): number => {
          const window = createRateWindow(WINDOW_MS);
          for (const offset of order) window.add(START_MS + offset);
          return window.perSecond(nowMs);
        };
        expect(rateOf(times)).toBeCloseTo(rateOf(times.toSorted((a, b) => a - b)));
        expect(rateOf(times)).toBeGreaterThan(0);
      }),
    );
  });

  test('passes over times that are none', () => {
    const window = createRateWindow(WINDOW_MS);
    window.add(NaN);
    expect(window.perSecond(START_MS)).toBe(0);
  });
});

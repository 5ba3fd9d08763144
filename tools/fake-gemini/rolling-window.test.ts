import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MINUTE_MS, createQuota } from './quota.ts';
import { createRollingWindow } from './rolling-window.ts';

describe('a rolling window', () => {
  test('forgets what is as old as it is long, to the millisecond', () => {
    const window = createRollingWindow(1000);
    window.add(3, 0);
    window.add(4, 10);
    expect([window.sum(999), window.sum(1000), window.sum(1010)]).toEqual([7, 4, 0]);
    expect(window.peak).toBe(7);
  });

  test('tells when there is room again', () => {
    const window = createRollingWindow(1000);
    window.add(3, 0);
    window.add(4, 10);
    expect([7, 6, 3, 0, -1].map((target) => window.msUntil(target, 100))).toEqual([0, 900, 910, 910, 1000]);
  });
});

const MOMENTS = fc.array(
  fc.record({ waitMs: fc.integer({ min: 0, max: 20_000 }), tokens: fc.integer({ min: 1, max: 500 }) }),
  { maxLength: 200 },
);
const LIMITS = fc.record({
  requestsPerMinute: fc.integer({ min: 1, max: 12 }),
  inputTokensPerMinute: fc.integer({ min: 100, max: 2000 }),
});

/** What is let in of requests that come after one another. */
function letIn(
  moments: readonly { waitMs: number; tokens: number }[],
  limits: Parameters<typeof createQuota>[0],
) {
  const quota = createQuota(limits);
  let nowMs = 0;
  return moments.flatMap(({ waitMs, tokens }) => {
    nowMs += waitMs;
    const violations = quota.admit(tokens, nowMs);
    return violations.length === 0 ? [{ nowMs, tokens }] : [];
  });
}

describe('a quota', () => {
  test('is never exceeded in any 60 seconds, whatever comes when', () => {
    fc.assert(
      fc.property(MOMENTS, LIMITS, (moments, limits) => {
        const admitted = letIn(moments, limits);
        for (const { nowMs: start } of admitted) {
          const inside = admitted.filter(({ nowMs }) => nowMs >= start && nowMs < start + MINUTE_MS);
          expect(inside.length).toBeLessThanOrEqual(limits.requestsPerMinute);
          const tokens = inside.reduce((sum, one) => sum + one.tokens, 0);
          expect(tokens).toBeLessThanOrEqual(limits.inputTokensPerMinute);
        }
      }),
    );
  });

  test('lets the same request in after the time it named, and not a millisecond before', () => {
    fc.assert(
      fc.property(MOMENTS, LIMITS, (moments, limits) => {
        const quota = createQuota(limits);
        let nowMs = 0;
        for (const { waitMs, tokens } of moments) {
          nowMs += waitMs;
          const waits = quota.admit(tokens, nowMs).map(({ retryAfterMs }) => retryAfterMs);
          if (waits.length === 0 || tokens > limits.inputTokensPerMinute) continue;
          const wait = Math.max(...waits);
          expect(quota.admit(tokens, nowMs + wait - 1)).not.toEqual([]);
          expect(quota.admit(tokens, nowMs + wait)).toEqual([]);
          nowMs += wait;
        }
      }),
    );
  });

  test('per day holds for 24 hours from each request', () => {
    const quota = createQuota({ requestsPerDay: 2 });
    const hours = [0, 20, 23, 24, 25, 44];
    const refused = hours.map((hour) => quota.admit(1, hour * 60 * MINUTE_MS).map(({ quota }) => quota));
    expect(refused).toEqual([[], [], ['requestsPerDay'], [], ['requestsPerDay'], []]);
  });

  test('that is not set never refuses', () => {
    const quota = createQuota({});
    for (let i = 0; i < 1000; i++) expect(quota.admit(1e6, 0)).toEqual([]);
  });
});

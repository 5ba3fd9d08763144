import { describe, expect, test } from '@jest/globals';
import { FAULT_KINDS, faultShares, throwFault } from './faults.ts';
import type { FaultKind } from './faults.ts';
import { throwLatencyMs } from './latency.ts';
import { createRandom } from './random.ts';

describe('faults', () => {
  test.each(FAULT_KINDS)('%s meets every request with a share of 1, none with 0', (kind) => {
    const random = createRandom(7);
    const thrown = Array.from({ length: 200 }, () => throwFault({ [kind]: 1 }, random));
    expect(new Set(thrown)).toEqual(new Set([kind]));
    expect(throwFault({ [kind]: 0 }, random)).toBeUndefined();
  });

  test('meet their share of the requests, the same ones for the same seed', () => {
    const thrown = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 10_000 }, () => throwFault({ '503': 0.1, lies: 0.3 }, random));
    };
    const count = (kind: FaultKind) => thrown(1).filter((one) => one === kind).length;
    expect(count('503')).toBeGreaterThan(900);
    expect(count('503')).toBeLessThan(1100);
    expect(count('lies')).toBeGreaterThan(2800);
    expect(count('lies')).toBeLessThan(3200);
    expect(thrown(1)).toEqual(thrown(1));
    expect(thrown(2)).not.toEqual(thrown(1));
  });

  test.each([{ flood: 1 }, { '503': 1.5 }, { '503': -1 }, { '503': 0.6, lies: 0.6 }])(
    'cannot be %j',
    (shares) => expect(faultShares.safeParse(shares).success).toBe(false),
  );
});

test('latency has the given median and spread', () => {
  const random = createRandom(3);
  const times = Array.from({ length: 10_001 }, () => throwLatencyMs({ medianMs: 4000, spread: 0.3 }, random));
  const sorted = times.toSorted((a, b) => a - b);
  expect(sorted[5000]).toBeGreaterThan(3900);
  expect(sorted[5000]).toBeLessThan(4100);
  expect((sorted[9500] ?? 0) / 4000).toBeGreaterThan(1.55);
  expect((sorted[9500] ?? 0) / 4000).toBeLessThan(1.75);
  expect(throwLatencyMs({ medianMs: 0, spread: 0.3 }, random)).toBe(0);
});

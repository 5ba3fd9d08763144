import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SYNC_MS, createAutoscaler } from './autoscaler.ts';
import type { ScalingRules, Signals } from './autoscaler.ts';

const minute = 60_000;
const rules = (override: Partial<ScalingRules> = {}): ScalingRules => ({
  minReplicas: 0,
  maxReplicas: 10,
  pollingMs: 15_000,
  cooldownMs: 5 * minute,
  scaleUp: { stabilizationMs: 0, policies: [{ pods: 2, periodMs: 30_000 }] },
  scaleDown: { stabilizationMs: 5 * minute, policies: [{ pods: 1, periodMs: minute }] },
  lagPerReplica: 3,
  isCapped: true,
  ...override,
});
const signals = (override: Partial<Signals> = {}): Signals => ({ lag: 0, cap: Infinity, ...override });

/** What the HPA makes of the same signals, look by look. */
function looks(
  scaler: ReturnType<typeof createAutoscaler>,
  first: number,
  all: readonly Signals[],
): number[] {
  let replicas = first;
  return all.map((one, i) => (replicas = scaler.sync(i * SYNC_MS, replicas, one)));
}

describe('the autoscaler', () => {
  test('wakes one replica when KEDA sees work, and lets it sleep after the cooldown', () => {
    const scaler = createAutoscaler(rules());
    expect(scaler.poll(0, 0, signals())).toBe(0);
    expect(scaler.poll(15_000, 0, signals({ lag: 1 }))).toBe(1);
    expect(scaler.poll(5 * minute, 1, signals())).toBe(1);
    expect(scaler.poll(5 * minute + 15_000, 1, signals())).toBe(0);
  });

  test('wakes nobody while the model must not be asked', () => {
    expect(createAutoscaler(rules()).poll(0, 0, signals({ lag: 50, cap: 0 }))).toBe(0);
  });

  test('grows by no more pods in a period than its policy allows', () => {
    const many = Array.from({ length: 8 }, () => signals({ lag: 300 }));
    expect(looks(createAutoscaler(rules()), 1, many)).toEqual([3, 3, 5, 5, 7, 7, 9, 9]);
  });

  test('asks for no more than the cap, rounded up', () => {
    const many = Array.from({ length: 6 }, () => signals({ lag: 300, cap: 3.4 }));
    expect(looks(createAutoscaler(rules()), 1, many).at(-1)).toBe(4);
  });

  test('leaves a difference within a tenth alone', () => {
    expect(createAutoscaler(rules()).sync(0, 10, signals({ lag: 300, cap: 9.1 }))).toBe(10);
    expect(createAutoscaler(rules({ maxReplicas: 20 })).sync(0, 10, signals({ lag: 300, cap: 10.9 }))).toBe(
      10,
    );
  });

  test('shrinks only below the most of the last minutes, one pod a minute', () => {
    const scaler = createAutoscaler(rules());
    const all = [signals({ lag: 18 }), ...Array.from({ length: 28 }, () => signals({ lag: 3 }))];
    const seen = looks(scaler, 6, all);
    expect(seen.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 6));
    expect(seen.slice(20)).toEqual([5, 5, 5, 5, 4, 4, 4, 4, 3]);
  });

  test('stays within its bounds, whatever it is told', () => {
    const anySignals = fc.record({ lag: fc.nat(10_000), cap: fc.double({ min: 0, max: 50, noNaN: true }) });
    fc.assert(
      fc.property(
        fc.array(anySignals, { maxLength: 100 }),
        fc.integer({ min: 0, max: 3 }),
        (all, minReplicas) => {
          const scaler = createAutoscaler(rules({ minReplicas }));
          let replicas = minReplicas;
          for (const [i, one] of all.entries()) {
            const before = (replicas = scaler.poll(i * SYNC_MS, replicas, one));
            replicas = scaler.sync(i * SYNC_MS, replicas, one);
            expect(replicas).toBeGreaterThanOrEqual(Math.min(minReplicas, before));
            expect(replicas).toBeLessThanOrEqual(10);
            expect(replicas - before).toBeLessThanOrEqual(2);
          }
        },
      ),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { seededRandom } from '@langflix/testing';
import fc from 'fast-check';
import type { ScalingRules } from './autoscaler.ts';
import { gated, refusing, ungated } from './call-policy.ts';
import { simulateStage } from './simulate-stage.ts';
import type { Stage } from './simulate-stage.ts';

const minute = 60_000;
const rules = (override: Partial<ScalingRules> = {}): ScalingRules => ({
  minReplicas: 0,
  maxReplicas: 10,
  pollingMs: 15_000,
  cooldownMs: 5 * minute,
  scaleUp: { stabilizationMs: 0, policies: [{ pods: 2, periodMs: 30_000 }] },
  scaleDown: { stabilizationMs: 5 * minute, policies: [{ pods: 1, periodMs: minute }] },
  lagPerReplica: 3,
  isCapped: false,
  ...override,
});
const aStage = (override: Partial<Stage> = {}): Stage => ({
  arrivalsMs: new Float64Array(30),
  workMs: new Float64Array(30).fill(4_000),
  slots: 3,
  calls: ungated(),
  replicas: { fixed: 2 },
  podStartMs: 10_000,
  ...override,
});

/** Erlang C: mean wait in units of the mean service time. */
function meanWaitOfMmc(servers: number, load: number): number {
  let erlangB = 1;
  for (let n = 1; n <= servers; n += 1) erlangB = (load * erlangB) / (n + load * erlangB);
  const waits = erlangB / (1 - (load / servers) * (1 - erlangB));
  return waits / (servers - load);
}

describe('a simulated service', () => {
  test('does what waits in as many rounds as its places need', () => {
    const { finishedMs, busyMs, replicaMs } = simulateStage(aStage());
    // 30 messages in 6 places: 5 rounds of 4 s.
    expect(Math.max(...finishedMs)).toBe(20_000);
    expect(busyMs).toBe(30 * 4_000);
    expect(replicaMs).toBe(2 * 20_000);
  });

  test.each([
    { servers: 1, load: 0.7 },
    { servers: 6, load: 5 },
  ])("waits as long as Erlang's formula says: $servers servers at a load of $load", ({ servers, load }) => {
    const random = seededRandom(7);
    const exponential = (mean: number): number => -mean * Math.log(1 - random());
    const count = 400_000;
    const arrivalsMs = new Float64Array(count);
    for (let i = 1; i < count; i += 1) arrivalsMs[i] = (arrivalsMs[i - 1] ?? 0) + exponential(1_000 / load);
    const workMs = Float64Array.from({ length: count }, () => exponential(1_000));
    const { startedMs } = simulateStage(
      aStage({ arrivalsMs, workMs, slots: 1, replicas: { fixed: servers } }),
    );
    const meanWait = startedMs.reduce((sum, at, i) => sum + at - (arrivalsMs[i] ?? 0), 0) / count / 1_000;

    expect(Math.abs(meanWait / meanWaitOfMmc(servers, load) - 1)).toBeLessThan(0.05);
  });

  test('starts from none, works and goes back to none', () => {
    const stage = aStage({ replicas: { rules: rules() }, leastMs: 60 * minute });
    const { finishedMs, replicaMs, maxReplicas, endMs } = simulateStage(stage);
    expect(finishedMs.every((at) => at > 10_000 && at < 3 * minute)).toBe(true);
    expect(maxReplicas).toBeGreaterThan(1);
    expect(endMs).toBe(60 * minute);
    // Gone within a quarter of an hour: less than a third of what the most would have cost all the time.
    expect(replicaMs).toBeLessThan((maxReplicas * endMs) / 3);
  });
});

const ms = (max: number) => fc.double({ min: 0, max, noNaN: true });
const messages = fc.array(fc.tuple(ms(10 * minute), ms(20_000)), { minLength: 1, maxLength: 200 });
const anyStage = fc
  .record({
    messages,
    slots: fc.integer({ min: 1, max: 4 }),
    replicas: fc.oneof(
      fc.record({ fixed: fc.integer({ min: 1, max: 5 }) }),
      fc
        .record({
          lagPerReplica: fc.integer({ min: 1, max: 20 }),
          maxReplicas: fc.integer({ min: 1, max: 8 }),
          minReplicas: fc.integer({ min: 0, max: 1 }),
        })
        .map((some) => ({ rules: rules(some) })),
    ),
    podStartMs: fc.nat(30_000),
    perMinute: fc.integer({ min: 5, max: 100 }),
    kind: fc.constantFrom('ungated' as const, 'gated' as const, 'refusing' as const),
  })
  .map(({ messages: some, perMinute, kind, ...rest }) => {
    const sorted = some.toSorted((a, b) => a[0] - b[0]);
    const limits = { requestsPerMinute: perMinute, tokensPerMinute: 0 };
    const make = (): Stage => ({
      ...rest,
      arrivalsMs: Float64Array.from(sorted, ([at]) => at),
      workMs: Float64Array.from(sorted, ([, work]) => work),
      calls:
        kind === 'ungated'
          ? ungated()
          : kind === 'gated'
            ? gated(limits, 1)
            : refusing(limits, 1, seededRandom(3)),
    });
    return { make, kind };
  });

describe('whatever comes, a simulated service', () => {
  test('does every message once, after it came, and for as long as it takes', () => {
    fc.assert(
      fc.property(anyStage, ({ make, kind }) => {
        const stage = make();
        const { startedMs, finishedMs, busyMs, replicaMs } = simulateStage(stage);
        let work = 0;
        for (const [i, arrival] of stage.arrivalsMs.entries()) {
          const [start = NaN, end = NaN, length = NaN] = [startedMs[i], finishedMs[i], stage.workMs[i]];
          expect(start).toBeGreaterThanOrEqual(arrival);
          expect(end - start).toBeGreaterThanOrEqual(length - 1e-6);
          work += length;
        }
        // Places are busy with the work, and with waiting for the model where there is one.
        if (kind === 'ungated') expect(busyMs).toBeCloseTo(work, 3);
        else expect(busyMs).toBeGreaterThanOrEqual(work - 1e-3);
        expect(busyMs).toBeLessThanOrEqual(replicaMs * stage.slots + 1e-3);
      }),
    );
  });

  test('never has more in work than it has places, nor more replicas than it may', () => {
    fc.assert(
      fc.property(anyStage, ({ make }) => {
        const stage = make();
        const { peakUse, maxReplicas } = simulateStage(stage);
        expect(peakUse).toBeLessThanOrEqual(1);
        // One that leaves still ends what it has in hand while its successor starts.
        if ('fixed' in stage.replicas) expect(maxReplicas).toBeLessThanOrEqual(stage.replicas.fixed);
      }),
    );
  });

  test('keeps the quota: no refusal with the gate, and none exceeded without', () => {
    fc.assert(
      fc.property(anyStage, ({ make, kind }) => {
        const stage = make();
        simulateStage(stage);
        const { refused, requests, peakShare } = stage.calls.figures;
        if (kind === 'ungated') return;
        if (kind === 'gated') expect(refused).toBe(0);
        expect(requests - refused).toBe(stage.arrivalsMs.length);
        expect(peakShare).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('does the same again', () => {
    fc.assert(
      fc.property(anyStage, ({ make }) => {
        expect(simulateStage(make())).toEqual(simulateStage(make()));
      }),
      { numRuns: 30 },
    );
  });
});

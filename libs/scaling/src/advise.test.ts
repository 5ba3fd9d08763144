import { describe, expect, test } from '@jest/globals';
import { SCALED_SERVICES, scalingAdvice } from '@langflix/contracts';
import fc from 'fast-check';
import { adviseScaling } from './advise.ts';
import type { ConsumerLoad, Load } from './advise.ts';

const consumer = (override: Partial<ConsumerLoad> = {}): ConsumerLoad => ({
  backlog: 0,
  arrivalsPerSecond: 0,
  serviceSeconds: 4,
  ...override,
});
const aLoad = (override: Partial<Load> = {}): Load => ({
  service: 'llm-analyzer',
  consumers: [consumer()],
  runningReplicas: 1,
  concurrency: 2,
  drainSeconds: 300,
  minReplicas: 0,
  maxReplicas: 20,
  ...override,
});
const call = { secondsPerRequest: 6, tokensPerRequest: 3000 };
const quota = { isPaused: false, requestsPerMinute: 60, tokensPerMinute: 0, call };

describe('the advice', () => {
  test("is Little's law for what arrives", () => {
    const advice = adviseScaling(aLoad({ consumers: [consumer({ arrivalsPerSecond: 1.5 })] }));
    // 1.5 a second at 4 s each are 6 in work at any time, 2 per replica.
    expect(advice).toMatchObject({
      steadyReplicas: 3,
      backlogReplicas: 3,
      desiredReplicas: 3,
      limitedBy: 'nothing',
    });
  });

  test('adds what works the backlog off within the drain time', () => {
    const consumers = [consumer({ arrivalsPerSecond: 1.5, backlog: 600 })];
    // 600 x 4 s in 300 s by two at a time each: 4 more.
    expect(adviseScaling(aLoad({ consumers }))).toMatchObject({ backlogReplicas: 7, desiredReplicas: 7 });
  });

  test('weighs the consumers of a service by what each of them takes', () => {
    const consumers = [
      consumer({ backlog: 100, serviceSeconds: 60 }),
      consumer({ backlog: 1000, serviceSeconds: 0.01 }),
    ];
    const advice = adviseScaling(aLoad({ consumers, concurrency: 1 }));
    expect(advice.backlogReplicas).toBeCloseTo(6010 / 300);
    expect(advice.serviceSeconds).toBeCloseTo(6010 / 1100);
  });

  test('is no more than the quota feeds, by requests or by tokens', () => {
    const consumers = [consumer({ backlog: 3000 })];
    // 1 request a second at 6 s each, 2 per replica: 3.
    expect(adviseScaling(aLoad({ consumers, quota }))).toMatchObject({
      ...{ desiredReplicas: 3, quotaReplicas: 3, limitedBy: 'quota' },
    });
    // 90,000 tokens a minute at 3,000 each: half a request a second.
    const byTokens = { ...quota, tokensPerMinute: 90_000 };
    expect(adviseScaling(aLoad({ consumers, quota: byTokens }))).toMatchObject({
      ...{ desiredReplicas: 2, quotaReplicas: 1.5 },
    });
  });

  test('is none while the model is paused, unless there is a minimum', () => {
    const load = aLoad({ consumers: [consumer({ backlog: 50 })], quota: { ...quota, isPaused: true } });
    expect(adviseScaling(load)).toMatchObject({ desiredReplicas: 0, quotaReplicas: 0, limitedBy: 'quota' });
    expect(adviseScaling(load).reason).toContain('the model is paused');
    expect(adviseScaling({ ...load, minReplicas: 1 })).toMatchObject({
      ...{ desiredReplicas: 1, limitedBy: 'minimum' },
    });
  });

  test('is one for the first work that ever comes, whose size nobody knows', () => {
    const consumers = [consumer({ backlog: 1000, serviceSeconds: undefined })];
    expect(adviseScaling(aLoad({ consumers, quota: { ...quota, call: undefined } }))).toMatchObject({
      ...{ desiredReplicas: 1, limitedBy: 'nothing', quotaReplicas: 20 },
    });
  });

  test('is none for no work', () => {
    expect(adviseScaling(aLoad({ quota }))).toMatchObject({ desiredReplicas: 0, limitedBy: 'nothing' });
  });
});

const seconds = fc.double({ min: 0, max: 3600, noNaN: true });
const anyConsumer = fc.record({
  backlog: fc.nat(1_000_000),
  arrivalsPerSecond: fc.double({ min: 0, max: 1000, noNaN: true }),
  serviceSeconds: fc.option(seconds, { nil: undefined }),
});
const anyCall = fc.record({ secondsPerRequest: seconds, tokensPerRequest: fc.nat(100_000) });
const anyQuota = fc.record({
  isPaused: fc.boolean(),
  requestsPerMinute: fc.nat(10_000),
  tokensPerMinute: fc.nat(10_000_000),
  call: fc.option(anyCall, { nil: undefined }),
});
const anyLoad: fc.Arbitrary<Load> = fc.record({
  service: fc.constantFrom(...SCALED_SERVICES),
  consumers: fc.array(anyConsumer, { minLength: 1, maxLength: 4 }),
  oldestSeconds: fc.option(seconds, { nil: undefined }),
  runningReplicas: fc.nat(50),
  concurrency: fc.integer({ min: 1, max: 32 }),
  drainSeconds: fc.integer({ min: 1, max: 86_400 }),
  quota: fc.option(anyQuota, { nil: undefined }),
  minReplicas: fc.nat(5),
  maxReplicas: fc.integer({ min: 1, max: 100 }),
});

describe('whatever the load, the advice', () => {
  test('fits its contract and lies between minimum and maximum', () => {
    fc.assert(
      fc.property(anyLoad, (load) => {
        const advice = scalingAdvice.parse(adviseScaling(load));
        expect(advice.desiredReplicas).toBeGreaterThanOrEqual(load.minReplicas);
        expect(advice.desiredReplicas).toBeLessThanOrEqual(Math.max(load.minReplicas, load.maxReplicas));
        expect(advice.reason.length).toBeLessThan(300);
      }),
    );
  });

  test('never falls when more waits or arrives', () => {
    fc.assert(
      fc.property(
        anyLoad,
        fc.nat(10_000),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (load, waiting, arriving) => {
          const [first = consumer(), ...rest] = load.consumers;
          const more = {
            ...first,
            backlog: first.backlog + waiting,
            arrivalsPerSecond: first.arrivalsPerSecond + arriving,
          };
          const after = adviseScaling({ ...load, consumers: [more, ...rest] });
          expect(after.desiredReplicas).toBeGreaterThanOrEqual(adviseScaling(load).desiredReplicas);
        },
      ),
    );
  });

  test('never rises by a quota, and is never more than the quota feeds beyond the minimum', () => {
    fc.assert(
      fc.property(anyLoad, anyQuota, ({ quota: _none, ...load }, limits) => {
        const capped = adviseScaling({ ...load, quota: limits });
        expect(capped.desiredReplicas).toBeLessThanOrEqual(adviseScaling(load).desiredReplicas);
        const most = Math.max(Math.ceil(capped.quotaReplicas ?? Infinity), load.minReplicas);
        expect(capped.desiredReplicas).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('can be checked by hand from its own figures', () => {
    fc.assert(
      fc.property(anyLoad, (load) => {
        const { arrivalsPerSecond, backlog, serviceSeconds, concurrency, drainSeconds, backlogReplicas } =
          adviseScaling(load);
        if (serviceSeconds === undefined) return;
        const due = arrivalsPerSecond * drainSeconds + backlog;
        const byHand = (due * serviceSeconds) / (concurrency * drainSeconds);
        expect(Math.abs(byHand - backlogReplicas)).toBeLessThanOrEqual(1e-6 * Math.max(1, backlogReplicas));
      }),
    );
  });
});

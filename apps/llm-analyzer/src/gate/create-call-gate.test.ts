import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RetryableError } from '@langflix/contracts';
import { createLogger } from '@langflix/telemetry';
import { waitFor } from '@langflix/testing';
import { START_MS, aGate, aQuota, aSharedGate, at } from './a-gate.ts';
import { createCallGate } from './create-call-gate.ts';

let ended: AbortController;
beforeEach(() => {
  ended = new AbortController();
});
afterEach(() => ended.abort());
const log = createLogger({ service: 'test', level: 'silent' });
const limits = { requestsPerMinute: 100, tokensPerMinute: 0, requestsPerDay: 5 };

function setUp({ quota = aQuota(), shared = aSharedGate(), maxInFlight = 2 } = {}) {
  const clock = { ms: START_MS };
  const gate = createCallGate({
    shared,
    quota,
    limits,
    maxInFlight,
    log,
    now: () => clock.ms,
    random: () => 0,
  });
  const enter = () => gate.enter({ characters: 4_000, signal: ended.signal });
  return { clock, gate, enter, quota, shared };
}

describe('the gate', () => {
  test('lets so many calls be under way, the others in the order they came', async () => {
    const { enter } = setUp({ maxInFlight: 2 });
    const first = await enter();
    await enter();
    const order: string[] = [];
    const third = enter().then((permit) => (order.push('third'), permit));
    const fourth = enter().then((permit) => (order.push('fourth'), permit));
    await first.leave({ inputTokens: 900 });
    await (await third).leave({ inputTokens: 900 });
    await fourth;
    expect(order).toEqual(['third', 'fourth']);
  });

  test('settles each permit by what the service counted, once', async () => {
    const { enter, quota } = setUp();
    const permit = await enter();
    await permit.leave({ inputTokens: 900 });
    await permit.leave({ inputTokens: 900 });
    expect(quota.said).toEqual(['settle 900']);
  });

  test('gives back the permit of a call that was never sent, and keeps that of a call whose fate is unknown', async () => {
    const { enter, quota } = setUp();
    await (await enter()).leave({ inputTokens: 0 });
    await (await enter()).leave({});
    expect(quota.said).toEqual(['give back']);
  });

  test('pauses all after a refusal, and tells the quota the smaller share', async () => {
    const { enter, quota, shared, clock } = setUp();
    const permit = await enter();
    await permit.leave({ failure: { cause: 'minute_quota', retryAfterMs: 2_000 } });
    expect(quota.said).toEqual(['share 0.7']);
    let isIn = false;
    const waiting = enter().then(() => (isIn = true));
    await Promise.resolve();
    expect(isIn).toBe(false);
    clock.ms += 2_000;
    await shared.change((gate) => ({ ...gate }));
    await waiting;
  });

  test('gives back what was granted while somebody else made a pause', async () => {
    const { shared, clock, quota } = setUp();
    const slow = { ...quota, take: quota.take };
    const { enter } = setUp({
      shared,
      quota: {
        ...slow,
        take: async (tokens) => {
          if (clock.ms === START_MS) {
            await shared.change((gate) => ({ ...gate, cause: 'minute_quota', pausedUntil: at(50) }));
          }
          return quota.take(tokens);
        },
      },
    });
    enter().catch(() => undefined);
    await waitFor(() => quota.said.includes('give back'));
  });

  test('gives back a permit that came too late to be used, and takes another', async () => {
    const quota = aQuota();
    let taken = 0;
    const { enter } = setUp({
      quota: {
        ...quota,
        take: async (tokens) => {
          const answer = await quota.take(tokens);
          taken += 1;
          return answer.granted && taken === 1
            ? { granted: true, permit: { ...answer.permit, sendBeforeMs: 0 } }
            : answer;
        },
      },
    });
    await enter();
    expect([taken, quota.said]).toEqual([2, ['give back']]);
  });

  test('parks work when the requests of the day are used up, for everybody', async () => {
    const { enter, shared } = setUp({ quota: aQuota(1) });
    await enter();
    await expect(enter()).rejects.toMatchObject({ uncounted: true, code: 'gemini_quota_day' });
    expect(shared.now()).toMatchObject({
      cause: 'day_quota',
      message: expect.stringContaining('5 requests of the day'),
    });
  });

  test('takes failures in a row for an outage, probes its end by one call, and opens when that is answered', async () => {
    const { enter, shared, clock } = setUp();
    for (let i = 0; i < 4; i++) await (await enter()).leave({ failure: { cause: 'unreachable' } });
    expect(shared.now()).toMatchObject({ cause: 'unavailable', pausedUntil: at(5_000) });
    clock.ms += 5_000;
    const probe = await enter();
    expect(shared.now().pausedUntil).toBe(at(20_000));
    await probe.leave({ inputTokens: 900 });
    expect(shared.now()).toEqual(aGate({ changedAt: at(5_000) }));
  });

  test('takes a refused question for a sign of life', async () => {
    const { enter, shared } = setUp();
    for (let i = 0; i < 8; i++) {
      await (await enter()).leave({ failure: { cause: i % 3 === 2 ? 'blocked' : 'timeout' } });
    }
    expect(shared.now().cause).toBeUndefined();
  });

  test('leaves a pause to its own end when the probing call was cut off by a shutdown', async () => {
    const paused = aGate({ cause: 'key_refused', pausedUntil: at(-1), changedAt: at(-60_000) });
    const { enter, shared } = setUp({ shared: aSharedGate(paused) });
    await (await enter()).leave({});
    expect(shared.now().cause).toBe('key_refused');
  });
});

describe('a failed attempt', () => {
  const timeout = new RetryableError('took too long', { code: 'gemini_timeout' });

  test('counts against the chunk while the service answers others', () => {
    expect(setUp().gate.judge(timeout)).toBe(timeout);
  });

  test('counts for nothing while the service is down', async () => {
    const { gate, enter, clock } = setUp();
    for (let i = 0; i < 4; i++) await (await enter()).leave({ failure: { cause: 'timeout' } });
    expect(gate.judge(timeout)).toMatchObject({ uncounted: true, code: 'gemini_unavailable' });
    clock.ms += 6_000;
    expect(gate.judge(timeout)).toMatchObject({ uncounted: true, code: 'gemini_timeout' });
  });

  test('of the day is parked for minutes, not until midnight', async () => {
    const { gate, enter } = setUp();
    const hours = 20 * 3_600_000;
    await (await enter()).leave({ failure: { cause: 'day_quota', retryAfterMs: hours } });
    const error = new RetryableError('', { code: 'gemini_quota_day', uncounted: true, retryAfterMs: hours });
    expect(gate.judge(error).retryAfterMs).toBeLessThanOrEqual(600_000);
  });
});

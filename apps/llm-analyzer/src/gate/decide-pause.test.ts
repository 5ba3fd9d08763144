import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aGate, at, moment } from './a-gate.ts';
import {
  afterAnswer,
  afterFailure,
  afterQuietMinute,
  claimProbe,
  isPaused,
  pausedUntilMs,
  probedPauseOf,
} from './decide-pause.ts';
import { parked } from './parked.ts';
import { START_MS } from './a-gate.ts';

const sent = (afterMs: number) => START_MS + afterMs;
const refusal = (retryAfterMs?: number) =>
  ({ cause: 'minute_quota', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }) as const;

describe('a refusal for lack of quota per minute', () => {
  test('pauses everybody for the time that the service named, and leaves them a smaller share', () => {
    const gate = afterFailure(aGate(), { failure: refusal(22_000), sentAtMs: sent(0) }, moment(100, 0));
    expect(gate).toMatchObject({
      cause: 'minute_quota',
      pausedUntil: at(22_100),
      share: 0.7,
      changedAt: at(100),
    });
  });

  test('lowers the share once per pause, however many calls met it', () => {
    const call = { failure: refusal(10_000), sentAtMs: sent(0) };
    const first = afterFailure(aGate(), call, moment(100, 0));
    const second = afterFailure(first ?? aGate(), call, moment(200, 0));
    expect(second).toMatchObject({ share: 0.7, pausedUntil: at(10_200) });
    const later = afterFailure(
      second ?? aGate(),
      { failure: refusal(5_000), sentAtMs: sent(11_000) },
      moment(11_500, 0),
    );
    expect(later).toMatchObject({ share: 0.49, pausedUntil: at(16_500) });
  });

  test('never makes a pause shorter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 10 }),
        (delays) => {
          let gate = aGate();
          let untilMs = -Infinity;
          delays.forEach((delayMs, i) => {
            const call = { failure: refusal(delayMs), sentAtMs: sent(0) };
            gate = afterFailure(gate, call, moment(i)) ?? gate;
            expect(pausedUntilMs(gate)).toBeGreaterThanOrEqual(untilMs);
            expect(gate.share).toBeGreaterThanOrEqual(0.1);
            untilMs = pausedUntilMs(gate);
          });
        },
      ),
    );
  });

  test('without a word of when is a short pause that grows, and takes nothing of the share', () => {
    const first = afterFailure(aGate(), { failure: refusal(), sentAtMs: sent(0) }, moment(0, 0));
    expect(first).toMatchObject({ share: 1, pausedUntil: at(5_000) });
    const again = { failure: refusal(), sentAtMs: sent(5_100) };
    const second = afterFailure(first ?? aGate(), again, moment(5_200, 0));
    expect(second).toMatchObject({ share: 1, pausedUntil: at(15_200) });
    const old = { failure: refusal(), sentAtMs: sent(0) };
    expect(afterFailure(second ?? aGate(), old, moment(5_300, 0))).toBeUndefined();
  });
});

describe('a share', () => {
  test('comes back by a tenth for each minute without a refusal, up to all of it', () => {
    const low = aGate({ share: 0.95, changedAt: at(0), pausedUntil: at(10_000), cause: 'minute_quota' });
    expect(afterQuietMinute(low, moment(69_000))).toBeUndefined();
    const higher = afterQuietMinute(low, moment(70_000));
    expect(higher).toMatchObject({ share: 1, changedAt: at(70_000) });
    expect(afterQuietMinute(higher ?? low, moment(200_000))).toBeUndefined();
  });
});

describe('a violation per day', () => {
  const failure = { cause: 'day_quota', retryAfterMs: 22_000 } as const;

  test('pauses until midnight in Los Angeles and a little longer, whatever delay came with it', () => {
    const gate = afterFailure(aGate(), { failure, sentAtMs: sent(0) }, moment(0, 0));
    expect(gate).toMatchObject({ cause: 'day_quota', pausedUntil: '2026-03-04T08:00:00.000Z', share: 1 });
    expect(gate?.message).toMatch(/midnight Pacific/);
  });

  test('parks work, which looks again after seconds at first and after ten minutes later', () => {
    const gate = afterFailure(aGate(), { failure, sentAtMs: sent(0) }, moment(0)) ?? aGate();
    const early = parked(gate, moment(1_000));
    expect(early).toMatchObject({ uncounted: true, code: 'gemini_quota_day' });
    expect(early.message).toMatch(/not asked until 2026-03-04T08:0.*used up/);
    expect(early.retryAfterMs).toBeLessThanOrEqual(5_000);
    expect(parked(gate, moment(60_000)).retryAfterMs).toBeGreaterThan(40_000);
    expect(parked(gate, moment(5 * 3_600_000)).retryAfterMs).toBeLessThanOrEqual(600_000);
  });
});

describe('a dead service', () => {
  const failure = { cause: 'unreachable' } as const;
  const first = afterFailure(aGate(), { failure, sentAtMs: sent(0) }, moment(0)) ?? aGate();

  test('is paused for five seconds at first, and noticed once', () => {
    expect(first).toMatchObject({ cause: 'unavailable', pausedUntil: at(5_000) });
    expect(afterFailure(first, { failure, sentAtMs: sent(0) }, moment(100))).toBeUndefined();
  });

  test('is probed by one replica, while the others wait', () => {
    expect(claimProbe(first, moment(4_000))).toBeUndefined();
    const probing = claimProbe(first, moment(5_000));
    expect(probing && isPaused(probing, START_MS + 6_000)).toBe(true);
    expect(claimProbe(probing ?? first, moment(6_000))).toBeUndefined();
  });

  test('that is still dead is paused twice as long each time, up to a minute', () => {
    const lengths: number[] = [];
    let gate = first;
    let nowMs = 5_000;
    for (let i = 0; i < 5; i++) {
      const probedPauseMs = probedPauseOf(gate);
      gate = claimProbe(gate, moment(nowMs)) ?? gate;
      gate =
        afterFailure(gate, { failure, sentAtMs: sent(nowMs), probedPauseMs }, moment(nowMs + 10)) ?? gate;
      lengths.push(pausedUntilMs(gate) - START_MS - nowMs - 10);
      nowMs += 10 + (lengths.at(-1) ?? 0);
    }
    expect(lengths).toEqual([10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  test('that answers is open to all', () => {
    expect(afterAnswer(first, false, moment(2_000))).toEqual(aGate({ changedAt: at(2_000) }));
  });
});

test('a refused key is lifted by the probe alone, not by an answer to an earlier call', () => {
  const call = { failure: { cause: 'key_refused' } as const, sentAtMs: sent(0) };
  const gate = afterFailure(aGate(), call, moment(0)) ?? aGate();
  expect(gate).toMatchObject({ cause: 'key_refused', pausedUntil: at(60_000) });
  expect(gate.message).toMatch(/LANGFLIX_LLM_API_KEY/);
  expect(afterAnswer(gate, false, moment(100))).toBeUndefined();
  expect(afterAnswer(gate, true, moment(61_000))).toEqual(aGate({ changedAt: at(61_000) }));
});

test.each(['refused', 'unusable', 'blocked'] as const)('a call that ended as %s stops nobody', (cause) => {
  expect(afterFailure(aGate(), { failure: { cause }, sentAtMs: sent(0) }, moment(0))).toBeUndefined();
});

import { describe, expect, test } from '@jest/globals';
import type { CallFailure } from './call-gate.ts';
import { createPausingGate } from './pausing-gate.ts';

const { signal } = new AbortController();

/** A gate at a clock that stands still until it is moved, and one call that failed at it. */
async function gateAfter(failure: CallFailure) {
  const clock = { ms: 1_000_000 };
  const gate = createPausingGate({ now: () => clock.ms });
  const permit = await gate.enter({ characters: 1, signal });
  await permit.leave({ failure });
  return { clock, enter: (at = signal) => gate.enter({ characters: 1, signal: at }) };
}

describe('the gate of a process', () => {
  test.each([
    ['minute_quota', 'gemini_quota'],
    ['day_quota', 'gemini_quota_day'],
    ['key_refused', 'gemini_key_refused'],
  ] as const)('sends calls away while %s is far from over, uncounted', async (cause, code) => {
    const { clock, enter } = await gateAfter({ cause, retryAfterMs: 50_000 });
    clock.ms += 10_000;
    await expect(enter()).rejects.toMatchObject({ code, uncounted: true, retryAfterMs: 40_000 });
    clock.ms += 40_000;
    await expect(enter()).resolves.toBeDefined();
  });

  test('holds calls back for a short pause, which an abort ends', async () => {
    const { enter } = await gateAfter({ cause: 'minute_quota' });
    const stop = new AbortController();
    const entering = enter(stop.signal);
    stop.abort(new Error('stopped'));
    await expect(entering).rejects.toThrow('stopped');
  });

  test('is not closed by what concerns one call', async () => {
    for (const cause of [
      'timeout',
      'unavailable',
      'unreachable',
      'blocked',
      'unusable',
      'refused',
    ] as const) {
      const { enter } = await gateAfter({ cause, retryAfterMs: 99_000 });
      await expect(enter()).resolves.toBeDefined();
    }
  });

  test('is not opened earlier by a shorter pause', async () => {
    const clock = { ms: 0 };
    const gate = createPausingGate({ now: () => clock.ms });
    const permits = await Promise.all([1, 2].map(() => gate.enter({ characters: 1, signal })));
    await permits[0]?.leave({ failure: { cause: 'day_quota', retryAfterMs: 90_000 } });
    await permits[1]?.leave({ failure: { cause: 'minute_quota', retryAfterMs: 31_000 } });
    await expect(gate.enter({ characters: 1, signal })).rejects.toMatchObject({
      code: 'gemini_quota_day',
      retryAfterMs: 90_000,
    });
  });
});

import { describe, expect, test } from '@jest/globals';
import type { AnalyzerGate, PauseCause } from '@langflix/contracts';
import { waitingInWords, waitingOf } from './waiting.ts';

const NOW_MS = new Date(2026, 2, 2, 21, 30).getTime();
const inMs = (ms: number): string => new Date(NOW_MS + ms).toISOString();
const gate: AnalyzerGate = { project: 'p', model: 'gemini-x', share: 1, changedAt: inMs(-1000) };
const MINUTE_MS = 60_000;

function words(cause: PauseCause, afterMs: number): string | undefined {
  const waiting = waitingOf({ ...gate, cause, pausedUntil: inMs(afterMs) }, NOW_MS);
  return waiting && waitingInWords(waiting, NOW_MS).join(', ');
}

describe('the waiting for the model', () => {
  test.each([
    ['day_quota', 632 * MINUTE_MS, "the day's quota is used up, goes on at 08:02 tomorrow (in 10 h 32 min)"],
    ['day_quota', 12.5 * MINUTE_MS, "the day's quota is used up, goes on at 21:42 (in 13 minutes)"],
    ['minute_quota', 31_000, "the minute's quota is used up, goes on at 21:30:31 (in 31 seconds)"],
    ['unavailable', 1000, 'the service does not answer, tries again at 21:30:01 (in 1 second)'],
    ['key_refused', 60_000, 'the key was refused, tries again at 21:31:00 (in 60 seconds)'],
  ] as const)('says why and until when: %s', (cause, afterMs, expected) => {
    expect(words(cause, afterMs)).toBe(`waiting for Gemini: ${expected}`);
  });

  test('is over when its time has come, and where there was none', () => {
    expect(words('day_quota', 0)).toBeUndefined();
    expect(waitingOf(gate, NOW_MS)).toBeUndefined();
  });
});

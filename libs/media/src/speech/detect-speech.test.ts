import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { detectSpeech } from './detect-speech.ts';

/** `seconds` of one level, a frame every 20 ms. */
const hold = (seconds: number, level: number): number[] =>
  Array.from({ length: Math.round(seconds * 50) }, () => level);
const ROOM = -60;
const VOICE = -22;

describe('speech', () => {
  test('is what stands out of its surroundings, joined over the pauses between words', () => {
    const line = [...hold(0.5, VOICE), ...hold(0.2, ROOM), ...hold(0.4, VOICE)];
    const levels = [...hold(3, ROOM), ...line, ...hold(2, ROOM), ...line, ...hold(3, ROOM)];
    expect(detectSpeech(levels)).toEqual([
      [3000, 4100],
      [6100, 7200],
    ]);
    expect(detectSpeech(levels, 60_000)[0]).toEqual([63_000, 64_100]);
  });

  test('is no knock, no hum and no held music', () => {
    expect(detectSpeech([...hold(5, ROOM), ...hold(0.08, -10), ...hold(5, ROOM)])).toEqual([]);
    expect(detectSpeech(hold(60, -25))).toEqual([]);
    expect(detectSpeech(hold(60, -96))).toEqual([]);
  });

  test('is heard above music too', () => {
    const music = -38;
    const levels = [
      ...hold(6, music),
      ...hold(1, VOICE),
      ...hold(3, music),
      ...hold(1, VOICE),
      ...hold(6, music),
    ];
    expect(detectSpeech(levels)).toEqual([
      [6000, 7000],
      [10_000, 11_000],
    ]);
  });

  test('lies in order within what was heard, whatever that was', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -96, max: 0, noNaN: true }), { maxLength: 2000 }), (levels) => {
        let last = -1;
        for (const [start, end] of detectSpeech(levels)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(levels.length * 20);
          last = end;
        }
      }),
      { numRuns: 50 },
    );
  });
});

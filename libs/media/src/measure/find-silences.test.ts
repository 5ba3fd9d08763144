import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findSilences } from './find-silences.ts';

/** Levels of 20 ms each: `[dB, milliseconds]` one after another. */
function heard(...parts: readonly (readonly [level: number, lengthMs: number])[]): number[] {
  return parts.flatMap(([level, lengthMs]) => Array<number>(lengthMs / 20).fill(level));
}

const silencesOf = (levels: readonly number[], integratedLufs: number | null = -20) =>
  findSilences(levels, { stepMs: 20, integratedLufs });

describe('silences', () => {
  test('are pauses between words, not the closure of a consonant', () => {
    const levels = heard([-20, 1000], [-60, 400], [-18, 500], [-60, 100], [-20, 1000], [-60, 200]);
    expect(silencesOf(levels)).toEqual([
      [1000, 1400],
      [3000, 3200],
    ]);
  });

  test('are heard above hiss and room tone', () => {
    expect(silencesOf(heard([-20, 1000], [-41, 400], [-20, 1000]))).toEqual([[1000, 1400]]);
  });

  test('follow the level of the film', () => {
    const levels = heard([-50, 1000], [-80, 400], [-50, 1000]);
    expect(silencesOf(levels, -50)).toEqual([[1000, 1400]]);
    expect(silencesOf(levels, -20)).toEqual([[0, 2400]]);
  });

  test('are not ended by a click', () => {
    expect(silencesOf(heard([-20, 1000], [-60, 400], [-20, 40], [-60, 400], [-20, 1000]))).toEqual([
      [1000, 1840],
    ]);
  });

  test('are not there under music, and all there is where nothing can be measured', () => {
    expect(silencesOf(heard([-20, 2000], [-30, 400], [-22, 2000]))).toEqual([]);
    expect(silencesOf(heard([-Infinity, 1000]), null)).toEqual([[0, 1000]]);
    expect(silencesOf([])).toEqual([]);
  });

  test('are in order, apart and long enough, whatever is heard', () => {
    const level = fc.oneof(fc.integer({ min: -90, max: 0 }), fc.constant(-Infinity));
    fc.assert(
      fc.property(fc.array(level, { maxLength: 300 }), fc.integer({ min: -60, max: -5 }), (levels, lufs) => {
        let lastEndMs = -1;
        for (const [startMs, endMs] of silencesOf(levels, lufs)) {
          expect(startMs).toBeGreaterThan(lastEndMs);
          expect(endMs - startMs).toBeGreaterThanOrEqual(150);
          expect(endMs).toBeLessThanOrEqual(levels.length * 20);
          lastEndMs = endMs;
        }
      }),
    );
  });
});

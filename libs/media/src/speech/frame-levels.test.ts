import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frameLevels } from './frame-levels.ts';

const bytesOf = (samples: readonly number[]): Uint8Array => new Uint8Array(Int16Array.from(samples).buffer);
const frame = (sample: number): number[] => Array.from({ length: 160 }, () => sample);

describe('levels of sound', () => {
  test('are decibels below full scale, one per 20 ms; a rest is left out', async () => {
    const sound = bytesOf([...frame(-32_768), ...frame(16_384), ...frame(0), 7, 7]);
    const levels = await frameLevels([sound]);
    expect(levels.map((level) => Math.round(level * 10) / 10)).toEqual([0, -6, -96]);
  });

  test('do not depend on where the stream is cut', async () => {
    const samples = fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 320, maxLength: 700 });
    const cut = fc.integer({ min: 1, max: 200 });
    await fc.assert(
      fc.asyncProperty(samples, cut, async (values, size) => {
        const whole = bytesOf(values);
        const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
          whole.subarray(i * size, (i + 1) * size),
        );
        expect(await frameLevels(pieces)).toEqual(await frameLevels([whole]));
      }),
      { numRuns: 30 },
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { frameRateOf, outputRate } from './frame-rate.ts';

const rateOf = (r_frame_rate: string, avg_frame_rate: string) =>
  frameRateOf({ r_frame_rate, avg_frame_rate });

describe('the frame rate of a film', () => {
  test('is the nominal one when the average agrees, even if the file was cut', () => {
    expect(rateOf('24000/1001', '2397/100')).toEqual({ fps: 24_000 / 1001, variableFrameRate: false });
  });

  test('is variable when nominal and average differ', () => {
    expect(rateOf('90000/1', '750000/71393')).toMatchObject({ variableFrameRate: true });
    expect(rateOf('90000/1', '750000/71393')?.fps).toBeCloseTo(10.5, 1);
  });

  test('is unknown for 0/0', () => {
    expect(rateOf('0/0', '0/0')).toBeUndefined();
  });
});

describe('the frame rate of a clip', () => {
  const clipRate = (fps: number, variableFrameRate = false): string => {
    const { numerator, denominator } = outputRate({ fps, variableFrameRate });
    return `${numerator}/${denominator}`;
  };

  test("is the film's own, as an exact fraction", () => {
    expect([24_000 / 1001, 25, 59.94005994005994, 15_000 / 1001, 18.5].map((fps) => clipRate(fps))).toEqual([
      '24000/1001',
      '25/1',
      '60000/1001',
      '15000/1001',
      '18500/1000',
    ]);
  });

  test('is a usual one that loses nothing when the film has no constant one', () => {
    expect([10.5, 23.9, 27, 144].map((fps) => clipRate(fps, true))).toEqual([
      '24000/1001',
      '24000/1001',
      '30000/1001',
      '60/1',
    ]);
  });

  test('is a multiple when captions would come late', () => {
    expect(clipRate(1)).toBe('12/1');
    expect(clipRate(5)).toBe('15/1');
  });
});

import { describe, expect, test } from '@jest/globals';
import { QUALITY_PROFILES, qualityOf } from './quality.ts';

describe('a quality profile', () => {
  test('stands for preset and crf', () => {
    const profiles = QUALITY_PROFILES.map((qualityProfile) => qualityOf({ qualityProfile }));
    expect(profiles.map(({ preset, crf }) => `${preset} ${crf}`)).toEqual([
      ...['fast 23', 'fast 20', 'medium 20', 'veryfast 26'],
    ]);
  });

  test('gives way to single values that were asked for', () => {
    expect(qualityOf({ qualityProfile: 'quality', preset: 'slow' })).toEqual({ preset: 'slow', crf: 20 });
    expect(qualityOf({ qualityProfile: 'fast', crf: 0, cq: 30 })).toEqual({ preset: 'fast', crf: 0, cq: 30 });
  });
});

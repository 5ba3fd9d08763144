import { expect, test } from '@jest/globals';
import { levelFilters, levelFor } from './level-sound.ts';

const gainFor = (integratedLufs: number | null) =>
  levelFor({ loudness: { integratedLufs, rangeLu: 5, truePeakDbtp: -3 } }).gainDb;

test('an episode is brought to -16 LUFS, within bounds', () => {
  expect([-20.8, -16, -9.3, -50, 5].map(gainFor)).toEqual([4.8, 0, -6.7, 20, -15]);
});

test('what could not be measured is left as it is', () => {
  expect([gainFor(null), levelFor({}).gainDb]).toEqual([0, 0]);
});

test('the limiter is there without a gain too', () => {
  expect(levelFilters({}).join()).toMatch(/^volume=0.00dB,.*alimiter=limit=0.7079/);
  expect(levelFilters({ gainDb: 4.8, ceilingDb: -6 }).join()).toMatch(/^volume=4.80dB,.*limit=0.5012/);
});

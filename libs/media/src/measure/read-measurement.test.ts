import { expect, test } from '@jest/globals';
import { readLevel, readLoudness } from './read-measurement.ts';

const summary = (integrated: string, range: string, peak: string): string =>
  `[Parsed_astats_7 @ 0x556cce836440] [info] RMS level dB: -127.059436
[Parsed_ebur128_2 @ 0x556cce891c00] [info] Summary:

  Integrated loudness:
    I:         ${integrated} LUFS
    Threshold: -32.9 LUFS

  Loudness range:
    LRA:        ${range} LU
    Threshold: -42.8 LUFS
    LRA low:   -30.2 LUFS
    LRA high:  -18.8 LUFS

  True peak:
    Peak:       ${peak} dBFS`;

test('the summary of ebur128 is read', () => {
  const read = readLoudness(summary('-20.8', '11.5', '-6.2'));
  expect(read).toEqual({ integratedLufs: -20.8, rangeLu: 11.5, truePeakDbtp: -6.2 });
});

test('digital silence has no loudness and no peak', () => {
  const nothing = { integratedLufs: null, rangeLu: 0, truePeakDbtp: null };
  expect(readLoudness(summary('-70.0', '0.0', '-inf'))).toEqual(nothing);
  expect(readLoudness(summary('nan', 'nan', 'nan'))).toEqual(nothing);
});

test('without a summary nothing was measured', () => {
  expect(readLoudness('[error] Invalid data found when processing input')).toBeUndefined();
});

test('levels are read, digital silence among them', () => {
  expect(readLevel('lavfi.astats.Overall.RMS_level=-31.984479')).toBe(-31.984479);
  expect(readLevel('lavfi.astats.Overall.RMS_level=-inf')).toBe(-Infinity);
  expect(readLevel('frame:1    pts:320     pts_time:0.02')).toBeUndefined();
});

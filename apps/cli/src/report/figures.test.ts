import { describe, expect, test } from '@jest/globals';
import { formatBytes, formatChange, formatSeconds } from './figures.ts';

describe('figures of the report', () => {
  test.each([
    [0, '0 ms'],
    [0.0854, '85 ms'],
    [0.9996, '1.00 s'],
    [4.2, '4.20 s'],
    [42.46, '42.5 s'],
    [99.96, '1:40'],
    [185, '3:05'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });

  test.each([
    [0, '0 B'],
    [999_600, '1 MB'],
    [412_300_000, '412 MB'],
    [1_340_000_000, '1.3 GB'],
    [8e9, '8 GB'],
    [-20_000_000, '-20 MB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  test('a change has its sign', () => {
    expect([0, 5e6, -5e6].map(formatChange)).toEqual(['0 B', '+5 MB', '-5 MB']);
  });
});

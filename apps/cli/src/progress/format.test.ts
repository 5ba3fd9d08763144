import { describe, expect, test } from '@jest/globals';
import { formatCount, formatDuration, formatPlural, formatSpeed, truncate } from './format.ts';

describe('formatDuration', () => {
  test.each([
    [0, '0:00'],
    [42.9, '0:42'],
    [725, '12:05'],
    [3723, '1:02:03'],
    [-5, '0:00'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

test('counts have thousands separated', () => {
  expect(formatCount(1204)).toBe('1,204');
});

test('one is not plural', () => {
  expect(formatPlural(1, 'clip')).toBe('1 clip');
  expect(formatPlural(0, 'clip')).toBe('0 clips');
});

describe('formatSpeed', () => {
  test('compares the length of the film with the time it took', () => {
    expect(formatSpeed(600, 50)).toBe('12× real time');
    expect(formatSpeed(10, 4)).toBe('2.5× real time');
  });
  test('says nothing where there is nothing to compare', () => {
    expect(formatSpeed(undefined, 4)).toBeUndefined();
    expect(formatSpeed(600, 0)).toBeUndefined();
  });
});

test('a long text is cut at whole characters', () => {
  expect(truncate('short', 5)).toBe('short');
  expect(truncate('one 🎬 film', 7)).toBe('one 🎬…');
  expect(truncate('one 🎬 film', 6)).toBe('one …');
  expect(truncate('우리 영화', 7)).toBe('우리 …');
  expect(truncate('short', 0)).toBe('');
});

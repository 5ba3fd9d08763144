import { describe, expect, test } from '@jest/globals';
import { hang, wrapText } from './wrap-text.ts';

describe('text for a terminal', () => {
  test('is wrapped at words, by the columns that they take', () => {
    expect(wrapText('one two  three', 8)).toEqual(['one two', 'three']);
    expect(wrapText('한국어 자막', 8)).toEqual(['한국어', '자막']);
    expect(wrapText('unbreakable', 4)).toEqual(['unbreakable']);
  });

  test('hangs beside its head', () => {
    expect(hang('  head  ', 'one two three', 15)).toEqual(['  head  one two', '        three']);
    expect(hang('  head  ', '', 15)).toEqual(['  head']);
  });
});

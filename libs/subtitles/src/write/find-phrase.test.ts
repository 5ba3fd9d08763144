import { describe, expect, test } from '@jest/globals';
import { findPhrase } from './find-phrase.ts';

/** The words that were found. */
function found(text: string, phrase: string): string | undefined {
  const range = findPhrase(text, phrase);
  return range && text.slice(range.from, range.to);
}

describe('findPhrase', () => {
  test.each([
    ['We should Hit  the\nroad now.', 'hit the road', 'Hit  the\nroad'],
    ['I don’t get it.', "don't get", 'don’t get'],
    ["I don't get it.", 'don’t get', "don't get"],
    ['A well‐known face', 'well-known', 'well‐known'],
    ['ＨＥＬＬＯ there', 'hello', 'ＨＥＬＬＯ'],
    ['Cafe\u0301 society', 'café', 'Cafe\u0301'],
    ['Call it a day.', 'call it a day!', 'Call it a day'],
    ['눈치를 챘어요', '눈치를 챘', '눈치를 챘'],
    ['それは朝飯前だよ', '朝飯前', '朝飯前'],
    ['İstanbul is far', 'is far', 'is far'],
  ])('finds in %j the phrase %j', (text, phrase, expected) => {
    expect(found(text, phrase)).toBe(expected);
  });

  test('finds whole words only, where words have spaces', () => {
    expect(found('I always forget in time', 'get in')).toBeUndefined();
    expect(found('Forget it, get in!', 'get in')).toBe('get in');
    expect(found('할아버지가 아버지를 닮았어', '아버지')).toBe('아버지');
    expect(found('할아버지가 닮았어', '아버지')).toBeUndefined();
  });

  test('finds nothing for nothing', () => {
    expect(found('Some text.', ' … ')).toBeUndefined();
    expect(found('', 'word')).toBeUndefined();
  });
});

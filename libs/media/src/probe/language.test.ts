import { expect, test } from '@jest/globals';
import { mp4Language, primaryLanguage } from './language.ts';

test('a language is the same however a film tags it', () => {
  expect(['eng', 'en-GB', 'ger', 'deu', 'kor', 'und', 'not a tag'].map(primaryLanguage)).toEqual([
    'en',
    'en',
    'de',
    'de',
    'ko',
    undefined,
    undefined,
  ]);
});

test('an MP4 names it in three letters, or not at all', () => {
  expect(['en', 'kor', 'pt-BR', 'tlh', undefined].map(mp4Language)).toEqual([
    'eng',
    'kor',
    'por',
    'und',
    'und',
  ]);
});

import { expect, test } from '@jest/globals';
import { makeCue } from '@langflix/testing';
import { tokenize } from './tokens.ts';

const tokensOf = (...lines: string[]) => tokenize(lines.map((text, index) => makeCue({ index, text })));
const wordsOf = (...lines: string[]) => tokensOf(...lines).map(({ lower }) => lower);
const breaksOf = (...lines: string[]) =>
  tokensOf(...lines).flatMap((token) => (token.breakBefore ? token.lower : []));

test('a contracted verb is a word of its own, a negation is not', () => {
  expect(wordsOf("You're sure he'll say he can't?")).toEqual([
    'you',
    "'re",
    'sure',
    'he',
    "'ll",
    'say',
    'he',
    "can't",
  ]);
  expect(wordsOf('Tom\u2019s here, what\u2019s up')).toEqual(['tom', "'s", 'here', 'what', "'s", 'up']);
});

test('words keep their place in the line', () => {
  const text = "Well\u2026 what's\nup, Doc?";
  expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Well',
    'what',
    "'s",
    'up',
    'Doc',
  ]);
});

test('a dropped g is put back', () => {
  expect(wordsOf("I'm runnin' out of time")).toContain('running');
});

test('an expression ends at punctuation, at another speaker and at the end of a sentence', () => {
  expect(breaksOf('Give, up. No! - Why? (sighs) well')).toEqual(['give', 'up', 'no', 'why', 'sighs', 'well']);
  expect(breaksOf('- You give\n- Up you go')).toEqual(['you', 'up']);
});

test('an expression runs on from a line into the next when no sentence ends there', () => {
  expect(breaksOf('I will never give', 'up on you')).toEqual(['i']);
  expect(breaksOf('I will never give.', 'Up you go')).toEqual(['i', 'up']);
});

test('a hyphen joins words without being a break', () => {
  const tokens = tokensOf('caught red-handed in it');
  expect(tokens.flatMap((token) => (token.isHyphenated ? token.lower : []))).toEqual(['handed']);
  expect(tokens.filter(({ breakBefore }) => breakBefore)).toHaveLength(1);
});

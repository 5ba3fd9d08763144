import { describe, expect, test } from '@jest/globals';
import { createLexicon } from './expression-lexicon.ts';
import { IDIOMS } from './idioms.ts';
import { entrySources, parseEntry, parsePattern } from './parse-entry.ts';
import { PHRASAL_VERBS } from './phrasal-verbs.ts';
import { SPOKEN_PHRASES } from './spoken-phrases.ts';

const LISTS = { PHRASAL_VERBS, IDIOMS, SPOKEN_PHRASES };
const linesOf = (text: string) => text.trim().split('\n');

describe.each(Object.entries(LISTS))('the list %s', (_name, text) => {
  test('has the right form in every line', () => {
    expect(linesOf(text).map((line) => parseEntry(line)).length).toBeGreaterThan(400);
  });

  test('begins every pattern with a word that it can be looked up by', () => {
    for (const source of entrySources(text)) {
      expect(source.firstWords.length).toBeGreaterThan(0);
      const [first] = source.makeEntry()?.items ?? [];
      expect(['verb', 'word']).toContain(first?.kind);
    }
  });

  test('consists of words that the dialogue is split into', () => {
    for (const line of linesOf(text)) {
      const words = parseEntry(line).items.flatMap((item) => (item.kind === 'word' ? [...item.words] : []));
      for (const word of words) expect(word).toMatch(/^'?[a-z]+(?:'[a-z]+)*$/);
    }
  });
});

test('no pattern stands twice', () => {
  const patterns = Object.values(LISTS)
    .flatMap(linesOf)
    .map((line) => line.split('|')[0]?.trim());
  expect(patterns.filter((pattern, i) => patterns.indexOf(pattern) !== i)).toEqual([]);
});

test.each([
  ["make~ up one's mind", "make up one's mind"],
  ['turn~ sth down ^the/a', 'turn down'],
  ['give~ sb a break', 'give someone a break'],
  ['(be~) about to', 'about to'],
  ["what 's up", "what's up"],
  ['get~ it $', 'get it'],
  ['matter-of-fact', 'matter-of-fact'],
])('"%s" is shown as "%s"', (pattern, headword) => {
  expect(parsePattern(pattern).headword).toBe(headword);
});

test.each(['give up', 'give~ up | i9 | stop', 'give~ up | i2 | ', '| i2 | stop'])(
  '"%s" is refused',
  (line) => {
    expect(() => parseEntry(line)).toThrow(RangeError);
  },
);

test('a line takes precedence over the same headword of WordNet', () => {
  const line = parseEntry('give~ up | i2 | stop');
  const other = { ...line, gloss: '', wordNet: { file: 'verb', offset: 1 } } as const;
  const sources = [other, line].map((entry) => ({ firstWords: ['give'], makeEntry: () => entry }));
  expect([...createLexicon(sources).startingWith(['give'])]).toEqual([line]);
});

import { expect, test } from '@jest/globals';
import { languageName, languageTag } from './index.ts';

test.each([
  ['en', 'English'],
  ['ko', 'Korean'],
  ['pt-BR', 'Brazilian Portuguese'],
  ['zh-Hans', 'Simplified Chinese'],
])('%s is %s', (tag, name) => {
  expect(languageName(tag)).toBe(name);
  expect(languageTag.parse(tag)).toBe(tag);
});

test.each(['', 'korean', 'xx', 'q', 'en_US', 'en-', '../en', 'e\u00f1', 'en '])(
  '%j is no language',
  (tag) => {
    expect(languageTag.safeParse(tag).success).toBe(false);
  },
);

import { expect, test } from '@jest/globals';
import { aChunkReady, makeCue, makeCues } from '@langflix/testing';
import { makePrompt } from './prompt.ts';

test('the prompt lists each line behind its index, with the known translation', () => {
  const { text } = makePrompt(
    aChunkReady({ cues: makeCues(2, 4), contextBefore: makeCues(1, 3), contextAfter: [] }),
  );
  expect(text).toContain(
    "DIALOGUE\n[4] Let's call it a day and get some soup. => 오늘은 이쯤 하고 국이나 먹으러 가자.\n[5]",
  );
  expect(text).toMatch(/BEFORE[^\n]*\n\[3\]/);
  expect(text).toMatch(/AFTER[^\n]*\n\(none\)/);
});

test('the prompt names languages, audience and limits', () => {
  const { system, text } = makePrompt(
    aChunkReady({ targetLanguage: 'pt-BR', minExpressions: 2, maxExpressions: 4 }),
  );
  expect(system).toContain('English (en) for speakers of Brazilian Portuguese (pt-BR)');
  expect(text).toContain('between 2 and 4 expressions for an intermediate learner');
  expect(text).not.toMatch(/\{\{|undefined/);
});

test('translations of lines are asked for only when there is no track', () => {
  expect(makePrompt(aChunkReady({ hasTranslation: true })).text).not.toContain('line_translations');
  expect(makePrompt(aChunkReady({ hasTranslation: false })).text).toContain(
    'line_translations: one natural translation into Korean (ko)',
  );
});

test('dialogue is filled in as it is, whatever it looks like', () => {
  const cues = [makeCue({ text: 'Say {{target}}\nand $& now', translation: '' })];
  expect(makePrompt(aChunkReady({ cues })).text).toContain('[0] Say {{target}} and $& now\n');
});

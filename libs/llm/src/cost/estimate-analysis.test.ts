import { describe, expect, test } from '@jest/globals';
import { aChunkReady, makeCue } from '@langflix/testing';
import { estimateAnalysis } from './estimate-analysis.ts';
import { estimateInputTokens, sizeInCharacters } from './estimate-tokens.ts';
import { costOf } from './prices.ts';

const prices = { 'gemini-test': { input: 1, output: 10 } };
const options = { model: 'gemini-test', prices };

describe('the estimate of an analysis', () => {
  const chunk = aChunkReady();
  const one = estimateAnalysis([chunk], options);

  test('is one request a chunk, with its tokens and their price', () => {
    expect(one.requests).toBe(1);
    expect(one.inputTokens).toBeGreaterThan(300);
    expect(one.inputTokens).toBeLessThan(3000);
    expect(one.costUsd).toBeCloseTo(costOf(one, prices['gemini-test']), 10);
    expect(estimateAnalysis([chunk, chunk], options)).toMatchObject({
      requests: 2,
      inputTokens: 2 * one.inputTokens,
    });
  });

  test('has no price where the table has none', () => {
    expect(estimateAnalysis([chunk], { ...options, model: 'unknown' })).not.toHaveProperty('costUsd');
  });

  test('grows with translations of lines and with thinking', () => {
    const untranslated = aChunkReady({ hasTranslation: false });
    expect(estimateAnalysis([untranslated], options).outputTokens).toBeGreaterThan(one.outputTokens);
    const still = estimateAnalysis([chunk], { ...options, thinkingBudget: 0 });
    expect(still.outputTokens).toBeLessThan(one.outputTokens);
  });

  test('is nothing for no chunks', () => {
    expect(estimateAnalysis([], options)).toEqual({
      requests: 0,
      inputTokens: 0,
      outputTokens: 0,
      costUsd: 0,
    });
  });
});

describe('the size of a text', () => {
  test.each([
    ['Let it go, will you?', 20],
    ['猫の手も', 11],
    ['식은 죽', 9],
    ['Привет', 10],
    ['cafe\u0301', 6],
  ])('counts characters of more than Latin worth for more: %s', (text, size) => {
    expect(sizeInCharacters(text)).toBe(size);
  });

  test('is tokens by a ratio that a caller may have learned', () => {
    expect([estimateInputTokens(400), estimateInputTokens(400, 3.2)]).toEqual([100, 125]);
  });

  test('is much the same whichever script a long line is in', () => {
    const cue = (text: string) => aChunkReady({ cues: [makeCue({ text, translation: '' })] });
    const tokens = (text: string) => estimateAnalysis([cue(text)], options).inputTokens;
    expect(tokens('가'.repeat(100))).toBeGreaterThan(tokens('a'.repeat(100)));
  });
});

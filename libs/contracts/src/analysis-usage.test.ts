import { describe, expect, test } from '@jest/globals';
import { NO_USAGE, addUsage, dollars, usageInWords } from './analysis-usage.ts';
import type { AnalysisUsage } from './analysis-usage.ts';

const asked: AnalysisUsage = {
  ...NO_USAGE,
  requests: 12,
  inputTokens: 8000,
  outputTokens: 431,
  costUsd: 0.01234,
};

describe('what an analysis cost', () => {
  test('is told in requests, tokens and money', () => {
    expect(usageInWords(asked)).toBe('12 requests, 8,431 tokens, about $0.012');
    expect(usageInWords({ ...NO_USAGE, requests: 1 })).toBe('1 request, 0 tokens');
  });

  test('is not told when no model was asked', () => {
    expect(usageInWords(NO_USAGE)).toBeUndefined();
  });

  test.each([
    [0, '$0.00'],
    [0.000_031_2, '$0.000031'],
    [0.05, '$0.05'],
    [0.5, '$0.50'],
    [0.999, '$1.00'],
    [12.3, '$12.30'],
    [1234.567, '$1,234.57'],
  ])('of %d dollars is %s', (amount, words) => {
    expect(dollars(amount)).toBe(words);
  });

  test('adds up, each cause of a repetition with its own', () => {
    const retried = { ...asked, retries: 1, retriesByCause: { gemini_unavailable: 1 } };
    const sum = addUsage(retried, { ...retried, costUsd: 0.1, retriesByCause: { gemini_timeout: 2 } });
    expect(sum).toMatchObject({ requests: 24, retries: 2, inputTokens: 16_000 });
    expect(sum.retriesByCause).toEqual({ gemini_unavailable: 1, gemini_timeout: 2 });
    expect(sum.costUsd).toBeCloseTo(0.11234);
    expect(addUsage(NO_USAGE, NO_USAGE).costUsd).toBeUndefined();
  });
});

import { describe, expect, test } from '@jest/globals';
import { DEFAULT_PRICES, costOf, priceOf } from './prices.ts';

const price = { input: 1, output: 10, cachedInput: 0.25 };

describe('what a usage costs', () => {
  test.each([
    ['input and output at their prices', { inputTokens: 1e6, outputTokens: 1e5 }, 2],
    ['cached input at its own', { inputTokens: 1e6, outputTokens: 0, cachedTokens: 4e5 }, 0.7],
    ['no more cached than there was', { inputTokens: 100, outputTokens: 0, cachedTokens: 1e6 }, 25e-6],
    ['nothing for nothing', { inputTokens: 0, outputTokens: 0 }, 0],
  ])('is %s', (_what, usage, dollars) => {
    expect(costOf(usage, price)).toBeCloseTo(dollars, 10);
  });

  test('is the full price for cached input where none is named', () => {
    const usage = { inputTokens: 1e6, outputTokens: 0, cachedTokens: 1e6 };
    expect(costOf(usage, { input: 3, output: 1 })).toBe(3);
  });
});

describe('the price of a model', () => {
  test.each(['gemini-2.5-flash', 'models/gemini-2.5-flash', 'gemini-2.5-flash-001'])(
    'is known: %s',
    (model) => {
      expect(priceOf(model, DEFAULT_PRICES)).toBe(DEFAULT_PRICES['gemini-2.5-flash']);
    },
  );

  test.each(['gemini-2.5-flash-image', 'gemini-9', 'constructor', ''])('is not guessed: %s', (model) => {
    expect(priceOf(model, DEFAULT_PRICES)).toBeUndefined();
  });

  test('of the default table is plausible: output costs more than input, cached input less', () => {
    for (const { input, output, cachedInput = 0 } of Object.values(DEFAULT_PRICES)) {
      expect([output > input, cachedInput < input, output <= 100]).toEqual([true, true, true]);
    }
  });
});

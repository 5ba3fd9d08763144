import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTokenEstimate } from './token-estimate.ts';

describe('the estimate of tokens', () => {
  test('is generous before anything is known', () => {
    expect(createTokenEstimate().of(4_000)).toBeGreaterThanOrEqual(1_250);
  });

  test('comes close to what answers tell', () => {
    const estimate = createTokenEstimate();
    for (let i = 0; i < 20; i++) estimate.learn(4_000, 800);
    expect(estimate.of(4_000)).toBeGreaterThanOrEqual(800);
    expect(estimate.of(4_000)).toBeLessThanOrEqual(840);
  });

  test('follows the script of the dialogue', () => {
    const estimate = createTokenEstimate();
    for (let i = 0; i < 64; i++) estimate.learn(4_000, 800);
    for (let i = 0; i < 64; i++) estimate.learn(4_000, 2_400);
    expect(estimate.of(4_000)).toBeGreaterThanOrEqual(2_400);
  });

  test('covers nineteen in twenty of the questions it has learned from', () => {
    const answers = fc.array(fc.integer({ min: 500, max: 3_000 }), { minLength: 8, maxLength: 64 });
    fc.assert(
      fc.property(answers, (tokens) => {
        const estimate = createTokenEstimate();
        for (const one of tokens) estimate.learn(4_000, one);
        const covered = tokens.filter((one) => one <= estimate.of(4_000)).length;
        expect(covered / tokens.length).toBeGreaterThanOrEqual(0.95);
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '@langflix/config';
import { makeCues } from '@langflix/testing';
import { describeEstimate } from './describe-estimate.ts';
import { estimateOf } from './estimate.ts';

const config = loadConfig({ env: { LANGFLIX_CONFIG: 'none' } });
const request = { from: 'en', to: 'ko', level: 'intermediate' as const };
const chunks = (count: number) =>
  Array.from({ length: count }, (_, chunk) => ({
    chunk,
    cues: makeCues(),
    contextBefore: [],
    contextAfter: [],
  }));
const estimate = (count: number, llm: Partial<typeof config.llm> = {}) =>
  estimateOf(chunks(count), request, { ...config, llm: { ...config.llm, ...llm } });
const rows = (...given: Parameters<typeof describeEstimate>): Record<string, string> =>
  Object.fromEntries(describeEstimate(...given));

describe('what the model will cost', () => {
  test('is told before anything is spent', () => {
    const told = rows(estimate(30), undefined);
    expect(told).toMatchObject({
      requests: '30 requests to gemini-2.5-flash, if none is answered by the cache',
      tokens: expect.stringMatching(/^about \d+,?\d*00 in, \d+,?\d*00 out$/),
      cost: expect.stringMatching(/^about \$0\.\d+$/),
      quota: 'at least 2 minutes, by the limits of the settings',
    });
  });

  test('takes the day into account, and no limit where there is none', () => {
    expect(rows(estimate(30, { requestsPerDay: 20 }), undefined)['quota']).toContain(
      '10 requests not before tomorrow',
    );
    const unlimited = { requestsPerMinute: 0, tokensPerMinute: 0, requestsPerDay: 0 };
    expect(rows(estimate(30, unlimited), undefined)).not.toHaveProperty('quota');
  });

  test('is not made up where no price is known', () => {
    expect(rows(estimate(3, { model: 'gemini-x' }), undefined)['cost']).toContain(
      'llm.prices has no price of gemini-x',
    );
    const prices = { 'gemini-x': { input: 1, output: 1 } };
    expect(rows(estimate(3, { model: 'gemini-x', prices }), undefined)['cost']).toMatch(/^about \$/);
  });

  test('is held against the budget', () => {
    expect(rows(estimate(30), 0.001)['cost']).toContain('more than the budget of $0.001');
    expect(rows(estimate(30), 100)['cost']).not.toContain('budget');
  });

  test('is nothing with the offline analyzer', () => {
    expect(rows(undefined, 1)).toEqual({ requests: 'none to a model' });
  });
});

import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '@langflix/config';
import { checkAnalyzer } from './check-analyzer.ts';

const { llm } = loadConfig({ env: { LANGFLIX_CONFIG: 'none' } });
const withKey = { ...llm, apiKey: 'key' };

describe('the analyzer of a local run', () => {
  test('is gemini where a key is configured, else offline', () => {
    expect(checkAnalyzer({ analyzer: 'auto', from: 'en' }, llm)).toBe('offline');
    expect(checkAnalyzer({ analyzer: 'auto', from: 'de' }, withKey)).toBe('gemini');
    expect(checkAnalyzer({ analyzer: 'offline', from: 'en-GB' }, withKey)).toBe('offline');
  });

  test('is refused as gemini without a key', () => {
    expect(() => checkAnalyzer({ analyzer: 'gemini', from: 'en' }, llm)).toThrow(
      expect.objectContaining({
        exitCode: 2,
        code: 'gemini_key_missing',
        message: expect.stringMatching(/GEMINI_API_KEY.*--analyzer offline/),
      }),
    );
  });

  test.each([
    ['auto', llm, /German; set LANGFLIX_LLM_API_KEY/],
    ['offline', withKey, /German; use --analyzer gemini/],
  ] as const)('is refused as offline for a film that is not English: %s', (analyzer, settings, message) => {
    expect(() => checkAnalyzer({ analyzer, from: 'de' }, settings)).toThrow(
      expect.objectContaining({
        exitCode: 2,
        code: 'language_unsupported',
        message: expect.stringMatching(message),
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { TerminalError } from '@langflix/contracts';
import { createChooseAnalyzer } from './choose-analyzer.ts';
import type { AnalyzerSettings } from './choose-analyzer.ts';

const settings: AnalyzerSettings = {
  model: 'gemini-2.5-flash',
  timeoutSeconds: 60,
  temperature: 0.1,
  topP: 0.8,
  topK: 40,
  maxRetries: 3,
  retryBackoffSeconds: 2,
  offlineDelayMs: 0,
};
const withKey = createChooseAnalyzer(settings, { apiKey: 'key' });
const withoutKey = createChooseAnalyzer(settings, undefined);

describe('the analyzer', () => {
  test.each([
    ['auto', withKey, 'gemini:gemini-2.5-flash'],
    ['auto', withoutKey, 'offline'],
    ['offline', withKey, 'offline'],
    ['gemini', withKey, 'gemini:gemini-2.5-flash'],
  ] as const)('for "%s" (%#)', (choice, choose, id) => {
    expect(choose(choice).id).toBe(id);
  });

  test('gemini without a key is refused, naming what to set', () => {
    expect(() => withoutKey('gemini')).toThrow(TerminalError);
    expect(() => withoutKey('gemini')).toThrow(/LANGFLIX_LLM_API_KEY.*GEMINI_API_KEY.*--analyzer offline/);
  });
});

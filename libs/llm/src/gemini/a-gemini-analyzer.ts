/** For tests: the adapter with settings that make it quick. */
import type { Analyzer } from '../analyzer.ts';
import { createGeminiAnalyzer } from './create-gemini-analyzer.ts';
import type { GeminiAnalyzerOptions } from './create-gemini-analyzer.ts';
import type { CallGate, CallOutcome } from './call-gate.ts';

export function aGeminiAnalyzer(
  server: { readonly url: string },
  override: Partial<GeminiAnalyzerOptions> = {},
): Analyzer {
  return createGeminiAnalyzer({
    apiKey: 'secret-key',
    model: 'gemini-test',
    baseUrl: server.url,
    timeoutMs: 5000,
    temperature: 0.1,
    topP: 0.8,
    topK: 40,
    maxRetries: 0,
    backoffMs: 1,
    ...override,
  });
}

/** `call it a day` of the sample dialogue, as the model would answer it. */
export const EXPRESSION = {
  expression: 'call it a day',
  translation: '오늘은 이쯤 하다',
  cue: 4,
  first_cue: 3,
  last_cue: 5,
  similar: ['wrap it up'],
  level: 'intermediate',
  scene: 'everyday',
  score: 0.9,
};

/** A gate that lets everything pass and writes down what it hears. */
export function aRecordingGate(): CallGate & { readonly entered: number[]; readonly left: CallOutcome[] } {
  const entered: number[] = [];
  const left: CallOutcome[] = [];
  return {
    entered,
    left,
    enter: ({ characters }) => {
      entered.push(characters);
      return Promise.resolve({ leave: (outcome) => Promise.resolve(void left.push(outcome)) });
    },
  };
}

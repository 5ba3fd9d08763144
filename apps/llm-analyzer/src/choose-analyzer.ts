import { TerminalError } from '@langflix/contracts';
import type { AnalyzerChoice } from '@langflix/contracts';
import { createGeminiAnalyzer, createOfflineAnalyzer } from '@langflix/llm';
import type { Analyzer, CallGate, PriceTable, ReplyStore } from '@langflix/llm';

/** What the analyzers need of the settings `llm.*`. */
export interface AnalyzerSettings {
  readonly model: string;
  readonly baseUrl?: string | undefined;
  readonly timeoutSeconds: number;
  readonly temperature: number;
  readonly topP: number;
  readonly topK: number;
  readonly thinkingBudget?: number | undefined;
  readonly maxRetries: number;
  readonly retryBackoffSeconds: number;
  readonly offlineDelayMs: number;
}

/** What asking Gemini takes. */
export interface GeminiAccess {
  readonly apiKey: string;
  readonly gate?: CallGate;
  readonly prices?: PriceTable;
  readonly replies?: ReplyStore;
}

export type ChooseAnalyzer = (choice: AnalyzerChoice) => Analyzer;

/**
 * `auto` is gemini where a key is configured, else offline.
 * @throws TerminalError `gemini_key_missing` from the chooser when gemini is asked for without a key
 */
export function createChooseAnalyzer(
  settings: AnalyzerSettings,
  access: GeminiAccess | undefined,
): ChooseAnalyzer {
  const offline = createOfflineAnalyzer({ delayMs: settings.offlineDelayMs });
  const gemini =
    access === undefined
      ? undefined
      : createGeminiAnalyzer({
          ...settings,
          ...access,
          timeoutMs: settings.timeoutSeconds * 1000,
          backoffMs: settings.retryBackoffSeconds * 1000,
        });
  return (choice) => {
    if (choice === 'offline') return offline;
    if (choice === 'auto') return gemini ?? offline;
    if (gemini) return gemini;
    throw new TerminalError(
      'gemini_key_missing',
      'analyzer gemini was asked for, but no key is configured: set LANGFLIX_LLM_API_KEY or GEMINI_API_KEY ' +
        '(or llm.api_key_file in langflix.yaml), or use --analyzer offline',
    );
  };
}

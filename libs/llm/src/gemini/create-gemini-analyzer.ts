import { RetryableError, TerminalError } from '@langflix/contracts';
import type { AnalysisUsage, ChunkReady } from '@langflix/contracts';
import { NO_USAGE } from '../analyzer.ts';
import type { Analyzer, AnalyzerAnswer } from '../analyzer.ts';
import { readAnswer, responseSchema } from './answer-schema.ts';
import type { ReadAnswer } from './answer-schema.ts';
import { createAskGemini } from './ask-gemini.ts';
import type { AskGemini, GeminiSettings } from './ask-gemini.ts';
import { makePrompt } from './prompt.ts';
import { PROMPT_VERSION } from './prompt-template.ts';
import { splitChunk } from './split-chunk.ts';
import { withRetries } from './with-retries.ts';
import type { RetrySettings } from './with-retries.ts';

export type GeminiAnalyzerOptions = GeminiSettings & RetrySettings;

/**
 * Asks Gemini for the expressions of a chunk, by a response schema of indices. A chunk whose answer was cut at the
 * output limit is asked again in two halves.
 * @throws TerminalError `analysis_blocked` | `analysis_too_long` | `gemini_key_refused` | `gemini_model_unknown` |
 *   `gemini_quota_exhausted` | `gemini_request_refused`
 * @throws RetryableError `gemini_timeout` | `gemini_unavailable` | `gemini_unreachable` | `gemini_quota` |
 *   `analysis_unusable`, after maxRetries repetitions
 */
export function createGeminiAnalyzer(options: GeminiAnalyzerOptions): Analyzer {
  const { model, temperature, topP, topK } = options;
  const ask = createAskGemini(options);
  return {
    id: `gemini:${model}`,
    cacheVersion: JSON.stringify({ prompt: PROMPT_VERSION, temperature, topP, topK }),
    analyze: (chunk, { signal }) => analyzeWhole(chunk, { ask, retries: options, model, signal }),
  };
}

interface Asking {
  readonly ask: AskGemini;
  readonly retries: RetrySettings;
  readonly model: string;
  readonly signal: AbortSignal;
}

async function analyzeWhole(chunk: ChunkReady, asking: Asking): Promise<AnalyzerAnswer> {
  const { answer, usage } = await askUntilUsable(chunk, asking);
  if (answer !== undefined) {
    const dropped = answer.malformed.map((expression) => ({ expression, reason: 'malformed' }));
    return { proposals: answer.proposals, dropped, usage };
  }
  const halves = splitChunk(chunk);
  if (halves === undefined) {
    const reason = `Gemini (${asking.model}) ran out of output tokens on a single line: use a model with a higher limit`;
    throw new TerminalError('analysis_too_long', reason);
  }
  const first = await analyzeWhole(halves[0], asking);
  const second = await analyzeWhole(halves[1], asking);
  return {
    proposals: [...first.proposals, ...second.proposals],
    dropped: [...(first.dropped ?? []), ...(second.dropped ?? [])],
    usage: addUsage(usage, addUsage(first.usage, second.usage)),
  };
}

/** The answer, undefined when it was cut; the usage of every call that was made for it. */
async function askUntilUsable(
  chunk: ChunkReady,
  { ask, retries, model, signal }: Asking,
): Promise<{ answer: ReadAnswer | undefined; usage: AnalysisUsage }> {
  const question = { prompt: makePrompt(chunk), schema: responseSchema(chunk), signal };
  let usage = NO_USAGE;
  const answer = await withRetries(
    async (attempt) => {
      usage = addUsage(usage, { ...NO_USAGE, requests: 1, retries: attempt > 0 ? 1 : 0 });
      const { text, inputTokens, outputTokens } = await ask(question);
      usage = addUsage(usage, { ...NO_USAGE, inputTokens, outputTokens });
      if (text === undefined) return undefined;
      const read = readAnswer(text, chunk);
      if (read) return read;
      const reason = `the answer of Gemini (${model}) is not the JSON that was asked for`;
      throw new RetryableError(reason, { code: 'analysis_unusable' });
    },
    retries,
    signal,
  );
  return { answer, usage };
}

function addUsage(a: AnalysisUsage, b: AnalysisUsage): AnalysisUsage {
  return {
    requests: a.requests + b.requests,
    retries: a.retries + b.retries,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
  };
}

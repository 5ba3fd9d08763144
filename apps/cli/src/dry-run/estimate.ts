import type { Config } from '@langflix/config';
import type { ChunkReady } from '@langflix/contracts';
import { DEFAULT_PRICES, estimateAnalysis } from '@langflix/llm';
import type { AnalysisEstimate } from '@langflix/llm';
import type { CueChunk } from '@langflix/subtitles';
import type { EpisodeRequest } from '../request/episode-request.ts';

/** What the analysis will cost at about, and how long the quota makes it at least. */
export interface Estimate extends AnalysisEstimate {
  readonly model: string;
  /** Minutes that the requests and tokens take at the configured limits per minute; 0 where there are none. */
  readonly quotaMinutes: number;
  /** Requests that the limit per day leaves for later days, if no other has been made today. */
  readonly requestsAfterToday: number;
}

export function estimateOf(
  chunks: readonly CueChunk[],
  request: Pick<EpisodeRequest, 'from' | 'to' | 'level'>,
  { llm, processing }: Pick<Config, 'llm' | 'processing'>,
): Estimate {
  const questions = chunks.map((chunk): ChunkReady => ({
    ...chunk,
    job: '',
    sourceLanguage: request.from,
    targetLanguage: request.to,
    hasTranslation: chunk.cues.every(({ translation }) => translation !== undefined),
    level: request.level,
    analyzer: 'gemini',
    minExpressions: processing.minExpressionsPerChunk,
    maxExpressions: processing.maxExpressionsPerChunk,
  }));
  const { model, thinkingBudget, requestsPerMinute, tokensPerMinute, requestsPerDay } = llm;
  const prices = { ...DEFAULT_PRICES, ...llm.prices };
  const estimate = estimateAnalysis(questions, { model, prices, thinkingBudget });
  const { requests, inputTokens } = estimate;
  const minutes = [over(requests, requestsPerMinute), over(inputTokens, tokensPerMinute)];
  return {
    ...estimate,
    model,
    quotaMinutes: Math.max(...minutes),
    requestsAfterToday: requestsPerDay === 0 ? 0 : Math.max(0, requests - requestsPerDay),
  };
}

/** A limit of 0 is none. The first minute's worth goes out at once. */
const over = (amount: number, perMinute: number): number =>
  perMinute === 0 ? 0 : Math.max(0, amount - perMinute) / perMinute;

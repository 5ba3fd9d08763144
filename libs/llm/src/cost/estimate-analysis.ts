import type { ChunkReady } from '@langflix/contracts';
import { makePrompt } from '../gemini/prompt.ts';
import { responseSchema } from '../gemini/answer-schema.ts';
import { estimateInputTokens, sizeInCharacters } from './estimate-tokens.ts';
import { costOf, priceOf } from './prices.ts';
import type { PriceTable } from './prices.ts';

export interface AnalysisEstimate {
  readonly requests: number;
  readonly inputTokens: number;
  /** Thinking included. */
  readonly outputTokens: number;
  /** US dollars; absent when the table has no price for the model. */
  readonly costUsd?: number;
}

/**
 * Tokens of one answered expression without line translations: 48 by `sizeInCharacters` on the true answers in
 * fixtures/lies, half as much again for the indentation that models like and the short tokens of JSON.
 */
const PER_EXPRESSION = 72;
/** Lines in a scene: 10 to 25 seconds at one line every two to three seconds. */
const LINES_PER_SCENE = 6;
/** Thinking per request when the budget is the model's own: an assumption, reported figures differ by model. */
const DYNAMIC_THINKING = 1_000;

/**
 * What the analysis of these chunks will cost at about, before anything is spent: one request a chunk, no repetitions, as
 * many expressions as allowed. Read it as an order of magnitude: tokens are characters by `estimateInputTokens`, and
 * thinking is a guess unless a budget is given.
 */
export function estimateAnalysis(
  chunks: readonly ChunkReady[],
  options: {
    readonly model: string;
    readonly prices: PriceTable;
    readonly thinkingBudget?: number | undefined;
  },
): AnalysisEstimate {
  const { model, prices, thinkingBudget = -1 } = options;
  const thinking = thinkingBudget < 0 ? DYNAMIC_THINKING : thinkingBudget;
  let [inputTokens, outputTokens] = [0, 0];
  for (const chunk of chunks) {
    inputTokens += estimateInputTokens(questionSize(chunk));
    outputTokens += thinking + chunk.maxExpressions * (PER_EXPRESSION + translatedLines(chunk));
  }
  const price = priceOf(model, prices);
  const tokens = { requests: chunks.length, inputTokens, outputTokens: Math.ceil(outputTokens) };
  return price === undefined ? tokens : { ...tokens, costUsd: costOf(tokens, price) };
}

function questionSize(chunk: ChunkReady): number {
  const { system, text } = makePrompt(chunk);
  return sizeInCharacters(system) + sizeInCharacters(text) + JSON.stringify(responseSchema(chunk)).length;
}

/** A translation is taken to be about as many tokens as its line. */
function translatedLines(chunk: ChunkReady): number {
  if (chunk.hasTranslation) return 0;
  const size = chunk.cues.reduce((sum, cue) => sum + sizeInCharacters(cue.text), 0);
  return (estimateInputTokens(size) / chunk.cues.length) * Math.min(LINES_PER_SCENE, chunk.cues.length);
}

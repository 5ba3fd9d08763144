import { NO_USAGE } from '@langflix/contracts';
import type { AnalysisUsage, ChunkReady } from '@langflix/contracts';
import { analysisCacheKey, keptFailure, usageOf } from '@langflix/llm';
import type { Analyzer, KeptAnswer } from '@langflix/llm';
import { ATTR, SPAN, withSpan } from '@langflix/telemetry';
import type { AskOnce } from './answers/ask-once.ts';
import type { PaidAnswer } from './answers/paid-answer.ts';
import type { Budgets } from './budget/create-budgets.ts';
import type { AnswerCache } from './cache-client.ts';
import { TRACER } from './tracer.ts';

/** What stands between a chunk and a bill. */
export interface PaymentGuards {
  readonly askOnce: AskOnce;
  readonly budgets: Budgets;
}

export interface AnswerSources {
  readonly cache: AnswerCache;
  /** Undefined for an analyzer that costs nothing. */
  readonly guards: PaymentGuards | undefined;
}

export interface Obtained {
  readonly kept: KeptAnswer;
  /** What this chunk paid for it. */
  readonly usage: AnalysisUsage;
  /** True when another question had paid for it. */
  readonly isCached: boolean;
}

/** The answer for a chunk: from the cache, from the bucket of paid answers, or from the analyzer, in this order. */
export async function obtainAnswer(
  chunk: ChunkReady,
  analyzer: Analyzer,
  { cache, guards, signal }: AnswerSources & { readonly signal: AbortSignal },
): Promise<Obtained> {
  const key = analysisCacheKey(chunk, analyzer);
  const kept = await withSpan(TRACER, SPAN.readCache, {}, async (span) => {
    const answer = await cache.get(key);
    span.setAttribute(ATTR.cacheHit, answer !== undefined);
    return answer;
  });
  if (kept !== undefined) return { kept, usage: NO_USAGE, isCached: true };
  const obtained =
    guards === undefined
      ? ownAnswer(await ask(chunk, analyzer, signal))
      : await payOnce(key, { chunk, analyzer, signal }, guards);
  await withSpan(TRACER, SPAN.writeCache, {}, () => cache.set(key, obtained.kept));
  return obtained;
}

const ownAnswer = ({ kept, usage }: PaidAnswer): Obtained => ({ kept, usage, isCached: false });

interface Question {
  readonly chunk: ChunkReady;
  readonly analyzer: Analyzer;
  readonly signal: AbortSignal;
}

async function payOnce(
  key: string,
  { chunk, analyzer, signal }: Question,
  { askOnce, budgets }: PaymentGuards,
): Promise<Obtained> {
  const pay = async (): Promise<PaidAnswer> => {
    await budgets.reserve(chunk);
    return ask(chunk, analyzer, signal);
  };
  try {
    const { paid, isNew } = await askOnce(key, pay, signal);
    // A worker of this chunk may have died between paying and telling.
    const isOwn = isNew || (paid.job === chunk.job && paid.chunk === chunk.chunk);
    await budgets.settle(chunk, isOwn ? (paid.usage.costUsd ?? 0) : 0);
    return isOwn ? ownAnswer(paid) : { kept: paid.kept, usage: NO_USAGE, isCached: true };
  } catch (error) {
    await budgets.settle(chunk, usageOf(error)?.costUsd ?? 0);
    throw error;
  }
}

/** An analysis that failed for the lines' own sake is an answer too: the next one would meet the same. */
async function ask(chunk: ChunkReady, analyzer: Analyzer, signal: AbortSignal): Promise<PaidAnswer> {
  const paidBy = { job: chunk.job, chunk: chunk.chunk };
  const settings = { attributes: { [ATTR.analyzer]: analyzer.id, [ATTR.cueCount]: chunk.cues.length } };
  return withSpan(TRACER, SPAN.askAnalyzer, settings, async (span) => {
    const note = ({ inputTokens, outputTokens, costUsd, retries }: AnalysisUsage): void => {
      span.setAttribute(ATTR.genAiUsageInputTokens, inputTokens);
      span.setAttribute(ATTR.genAiUsageOutputTokens, outputTokens);
      span.setAttribute(ATTR.retries, retries);
      if (costUsd !== undefined) span.setAttribute(ATTR.costUsd, costUsd);
    };
    try {
      const { proposals, dropped = [], usage } = await analyzer.analyze(chunk, { signal });
      note(usage);
      return { ...paidBy, kept: { proposals: [...proposals], dropped: [...dropped] }, usage };
    } catch (error) {
      const usage = usageOf(error) ?? NO_USAGE;
      note(usage);
      const kept = keptFailure(error);
      if (kept === undefined) throw error;
      return { ...paidBy, kept, usage };
    }
  });
}

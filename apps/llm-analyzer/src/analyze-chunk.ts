import { NO_USAGE, RetryableError, TerminalError, chunkAnalyzed, emit } from '@langflix/contracts';
import type { ChunkAnalyzed, ChunkReady, chunkReady } from '@langflix/contracts';
import { groundProposals, usageOf } from '@langflix/llm';
import type { Analyzer, KeptAnswer } from '@langflix/llm';
import type { Handler } from '@langflix/messaging';
import { ATTR, SPAN, withSpan } from '@langflix/telemetry';
import type { Logger } from '@langflix/telemetry';
import type { AnswerCache } from './cache-client.ts';
import type { ChooseAnalyzer } from './choose-analyzer.ts';
import { obtainAnswer } from './obtain-answer.ts';
import type { ServiceGate } from './gate/create-call-gate.ts';
import type { Obtained, PaymentGuards } from './obtain-answer.ts';
import { TRACER } from './tracer.ts';

export interface AnalyzeChunkDeps {
  readonly chooseAnalyzer: ChooseAnalyzer;
  readonly cache: AnswerCache;
  /** Guards the analyzers that cost money; absent when there is none. */
  readonly guards?: PaymentGuards | undefined;
  /** Knows whether a failure says something about the chunk. */
  readonly gate?: Pick<ServiceGate, 'judge'> | undefined;
}

type Outcome = ChunkAnalyzed['outcome'];

/**
 * Finds the expressions of one chunk: the kept answer or the analyzer's, every proposal grounded in the cues. Fewer
 * expressions than asked for are a valid outcome, none at all too. An analysis that cannot be had is an outcome as well,
 * with what it has cost.
 */
export function analyzeChunk(deps: AnalyzeChunkDeps): Handler<typeof chunkReady> {
  return async ({ data: chunk }, { signal, log }) => {
    const analyzer = deps.chooseAnalyzer(chunk.analyzer);
    const outcome = await outcomeOf(chunk, analyzer, { ...deps, signal });
    report(log, chunk, outcome);
    return [emit(chunkAnalyzed, { job: chunk.job, chunk: chunk.chunk, outcome })];
  };
}

async function outcomeOf(
  chunk: ChunkReady,
  analyzer: Analyzer,
  deps: AnalyzeChunkDeps & { readonly signal: AbortSignal },
): Promise<Outcome> {
  const guards = analyzer.id === 'offline' ? undefined : deps.guards;
  try {
    const obtained = await obtainAnswer(chunk, analyzer, {
      cache: deps.cache,
      guards,
      signal: deps.signal,
    });
    return await toOutcome(chunk, analyzer, obtained);
  } catch (error) {
    if (error instanceof RetryableError) throw deps.gate?.judge(error) ?? error;
    if (!(error instanceof TerminalError)) throw error;
    const failed = { status: 'failed', code: error.code, reason: error.message } as const;
    return { ...failed, analyzer: analyzer.id, usage: usageOf(error) ?? NO_USAGE };
  }
}

async function toOutcome(
  chunk: ChunkReady,
  analyzer: Analyzer,
  { kept, usage, isCached }: Obtained,
): Promise<Outcome> {
  if ('blocked' in kept) return { status: 'failed', ...kept.blocked, analyzer: analyzer.id, usage };
  const { expressions, dropped } = await ground(chunk, kept);
  return {
    status: 'analyzed',
    expressions,
    dropped: [...kept.dropped, ...dropped],
    analyzer: analyzer.id,
    cached: isCached,
    usage,
  };
}

function ground(chunk: ChunkReady, { proposals }: Exclude<KeptAnswer, { blocked: unknown }>) {
  return withSpan(TRACER, SPAN.groundProposals, {}, (span) => {
    const grounding = groundProposals(chunk, proposals);
    span.setAttribute(ATTR.expressionCount, grounding.expressions.length);
    span.setAttribute(ATTR.expressionsDropped, grounding.dropped.length);
    return grounding;
  });
}

function report(log: Logger, { chunk }: ChunkReady, outcome: Outcome): void {
  const { usage, analyzer } = outcome;
  if (outcome.status === 'failed') {
    log.warn({ chunk, analyzer, code: outcome.code, reason: outcome.reason, usage }, 'chunk not analyzed');
  } else {
    const { cached, expressions, dropped } = outcome;
    const found = { expressions: expressions.length, dropped: dropped.length };
    log.info({ chunk, analyzer, cached, ...found, usage }, 'chunk analyzed');
  }
}

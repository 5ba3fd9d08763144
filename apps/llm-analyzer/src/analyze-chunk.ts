import { chunkAnalyzed, emit } from '@langflix/contracts';
import type { ChunkReady, chunkReady } from '@langflix/contracts';
import { NO_USAGE, analysisCacheKey, groundProposals } from '@langflix/llm';
import type { Analyzer, AnalyzerAnswer } from '@langflix/llm';
import type { Handler } from '@langflix/messaging';
import { ATTR, SPAN, SpanKind, withSpan } from '@langflix/telemetry';
import type { Attributes } from '@langflix/telemetry';
import type { AnswerCache } from './cache-client.ts';
import type { ChooseAnalyzer } from './choose-analyzer.ts';

export interface AnalyzeChunkDeps {
  readonly chooseAnalyzer: ChooseAnalyzer;
  readonly cache: AnswerCache;
}

const TRACER = 'llm-analyzer';

/**
 * Finds the expressions of one chunk: the kept answer or the analyzer's, every proposal grounded in the cues. Fewer
 * expressions than asked for are a valid outcome, none at all too.
 */
export function analyzeChunk({ chooseAnalyzer, cache }: AnalyzeChunkDeps): Handler<typeof chunkReady> {
  return async ({ data: chunk }, { signal, log }) => {
    const analyzer = chooseAnalyzer(chunk.analyzer);
    const key = analysisCacheKey(chunk, analyzer);
    const kept = await withSpan(TRACER, SPAN.readCache, {}, async (span) => {
      const answer = await cache.get(key);
      span.setAttribute(ATTR.cacheHit, answer !== undefined);
      return answer;
    });
    const answer: AnalyzerAnswer = kept
      ? { ...kept, usage: NO_USAGE }
      : await askAnalyzer(analyzer, chunk, signal);
    if (!kept) await withSpan(TRACER, SPAN.writeCache, {}, () => cache.set(key, answer));

    const { expressions, dropped } = await ground(chunk, answer);
    log.info(
      {
        chunk: chunk.chunk,
        analyzer: analyzer.id,
        cached: kept !== undefined,
        expressions: expressions.length,
      },
      'chunk analyzed',
    );
    return [
      emit(chunkAnalyzed, {
        job: chunk.job,
        chunk: chunk.chunk,
        outcome: {
          status: 'analyzed',
          expressions,
          dropped: [...(answer.dropped ?? []), ...dropped],
          analyzer: analyzer.id,
          cached: kept !== undefined,
          usage: answer.usage,
        },
      }),
    ];
  };
}

/** The span carries the GenAI attributes whichever analyzer answers; only Gemini's has a provider. */
function askAnalyzer(analyzer: Analyzer, chunk: ChunkReady, signal: AbortSignal): Promise<AnalyzerAnswer> {
  const [provider, model = provider] = analyzer.id.split(':');
  const attributes: Attributes = {
    [ATTR.analyzer]: analyzer.id,
    [ATTR.cueCount]: chunk.cues.length,
    [ATTR.genAiOperationName]: SPAN.generateContent,
    [ATTR.genAiRequestModel]: model,
    ...(provider === 'gemini'
      ? { [ATTR.genAiProviderName]: 'gcp.gemini', [ATTR.genAiOutputType]: 'json' }
      : {}),
  };
  const settings = { kind: SpanKind.CLIENT, attributes };
  return withSpan(TRACER, `${SPAN.generateContent} ${model}`, settings, async (span) => {
    const answer = await analyzer.analyze(chunk, { signal });
    span.setAttribute(ATTR.genAiUsageInputTokens, answer.usage.inputTokens);
    span.setAttribute(ATTR.genAiUsageOutputTokens, answer.usage.outputTokens);
    return answer;
  });
}

function ground(chunk: ChunkReady, answer: AnalyzerAnswer) {
  return withSpan(TRACER, SPAN.groundProposals, {}, (span) => {
    const grounding = groundProposals(chunk, answer.proposals);
    span.setAttribute(ATTR.expressionCount, grounding.expressions.length);
    span.setAttribute(ATTR.expressionsDropped, grounding.dropped.length);
    return grounding;
  });
}

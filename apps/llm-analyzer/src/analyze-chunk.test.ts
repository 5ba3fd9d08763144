import { describe, expect, test } from '@jest/globals';
import { RetryableError, chunkAnalyzed, chunkReady } from '@langflix/contracts';
import type { ChunkReady } from '@langflix/contracts';
import { NO_USAGE, createOfflineAnalyzer } from '@langflix/llm';
import type { Analyzer, AnalyzerAnswer, ProposedExpression } from '@langflix/llm';
import type { HandlerContext } from '@langflix/messaging';
import { createLogger } from '@langflix/telemetry';
import { aChunkReady } from '@langflix/testing';
import { analyzeChunk } from './analyze-chunk.ts';
import type { AnswerCache } from './cache-client.ts';

const log = createLogger({ service: 'test', level: 'silent' });
const context: HandlerContext = {
  signal: new AbortController().signal,
  log,
  attempt: 1,
  isLastAttempt: false,
};

function memoryCache(): AnswerCache {
  const kept = new Map<string, AnalyzerAnswer>();
  return {
    get: async (key) => {
      const answer = kept.get(key);
      return answer && { proposals: [...answer.proposals], dropped: [...(answer.dropped ?? [])] };
    },
    set: async (key, answer) => void kept.set(key, answer),
  };
}

function anAnalyzer(answer: Partial<AnalyzerAnswer> | Error): Analyzer & { calls: number } {
  const analyzer = {
    id: 'gemini:test',
    cacheVersion: '1',
    calls: 0,
    analyze: async () => {
      analyzer.calls += 1;
      if (answer instanceof Error) throw answer;
      return { proposals: [], usage: NO_USAGE, ...answer };
    },
  };
  return analyzer;
}

async function outcomeOf(analyzer: Analyzer, { cache = memoryCache(), chunk = aChunkReady() } = {}) {
  const handle = analyzeChunk({ chooseAnalyzer: () => analyzer, cache });
  const data: ChunkReady = chunk;
  const event = {
    contract: chunkReady,
    data,
    id: 'x',
    time: '2026-01-01T00:00:00Z',
    subject: 's',
    deliveryCount: 1,
  };
  const facts = await handle(event, context);
  const fact = chunkAnalyzed.schema.parse(facts[0]?.data);
  if (facts.length !== 1 || fact.outcome.status !== 'analyzed') throw new Error('not one analysis');
  return { ...fact, outcome: fact.outcome };
}

describe('a chunk', () => {
  test('becomes one fact with its expressions', async () => {
    const chunk = aChunkReady({ chunk: 3 });
    const { job, chunk: number, outcome } = await outcomeOf(createOfflineAnalyzer(), { chunk });
    expect({ job, number }).toEqual({ job: chunk.job, number: 3 });
    expect(outcome).toMatchObject({ analyzer: 'offline', cached: false, usage: NO_USAGE });
    expect(outcome.expressions.map(({ analysis }) => analysis.expression)).toContain('call it a day');
  });

  test('in which nothing is found is analysed all the same', async () => {
    const { outcome } = await outcomeOf(anAnalyzer({}));
    expect(outcome).toMatchObject({ status: 'analyzed', expressions: [], dropped: [] });
  });

  test('keeps what was not taken, with the reason', async () => {
    const lie: ProposedExpression = {
      expression: 'once upon a time',
      translation: '옛날에',
      translationSource: 'model',
      cue: 1,
      firstCue: 0,
      lastCue: 2,
      similar: [],
      level: 'beginner',
      scene: '',
      score: 1,
    };
    const dropped = [{ expression: 'half an item', reason: 'malformed' }];
    const { outcome } = await outcomeOf(anAnalyzer({ proposals: [lie], dropped }));
    expect(outcome.dropped).toEqual([...dropped, { expression: 'once upon a time', reason: 'not_in_cue' }]);
  });

  test('is asked about once: the second time the kept answer is grounded again and costs nothing', async () => {
    const analyzer = anAnalyzer({ usage: { ...NO_USAGE, requests: 1, inputTokens: 9 } });
    const cache = memoryCache();
    expect((await outcomeOf(analyzer, { cache })).outcome).toMatchObject({
      cached: false,
      usage: { inputTokens: 9 },
    });
    expect((await outcomeOf(analyzer, { cache })).outcome).toMatchObject({ cached: true, usage: NO_USAGE });
    expect(analyzer.calls).toBe(1);
  });

  test('whose analysis fails is not kept, and the failure goes to the runtime', async () => {
    const cache = memoryCache();
    const failure = new RetryableError('later');
    await expect(outcomeOf(anAnalyzer(failure), { cache })).rejects.toBe(failure);
    expect((await outcomeOf(anAnalyzer({}), { cache })).outcome.cached).toBe(false);
  });
});

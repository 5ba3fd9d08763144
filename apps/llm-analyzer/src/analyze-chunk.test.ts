import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { NO_USAGE, RetryableError, TerminalError, chunkAnalyzed, chunkReady } from '@langflix/contracts';
import type { ChunkReady } from '@langflix/contracts';
import { DEFAULT_PRICES, createGeminiAnalyzer, createOfflineAnalyzer } from '@langflix/llm';
import type { Analyzer, AnalyzerAnswer, KeptAnswer, ProposedExpression } from '@langflix/llm';
import type { HandlerContext } from '@langflix/messaging';
import { createLogger } from '@langflix/telemetry';
import { aChunkReady } from '@langflix/testing';
import { analyzeChunk } from './analyze-chunk.ts';
import type { Budgets } from './budget/create-budgets.ts';
import type { AnswerCache } from './cache-client.ts';
import type { PaymentGuards } from './obtain-answer.ts';

const log = createLogger({ service: 'test', level: 'silent' });
const context: HandlerContext = {
  signal: new AbortController().signal,
  log,
  attempt: 1,
  isLastAttempt: false,
};

function memoryCache(): AnswerCache {
  const kept = new Map<string, KeptAnswer>();
  return {
    get: async (key) => kept.get(key),
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

/** Asks each time, and lets everything be spent. */
function someGuards(budgets: Partial<Budgets> = {}): PaymentGuards {
  return {
    askOnce: async (_key, ask) => ({ paid: await ask(), isNew: true }),
    budgets: { reserve: async () => undefined, settle: async () => undefined, ...budgets },
  };
}

const eventOf = (data: ChunkReady) => ({
  contract: chunkReady,
  data,
  id: 'x',
  time: '2026-01-01T00:00:00Z',
  subject: 's',
  deliveryCount: 1,
});

async function outcomeOf(analyzer: Analyzer, { cache = memoryCache(), chunk = aChunkReady() } = {}) {
  const handle = analyzeChunk({ chooseAnalyzer: () => analyzer, cache });
  const facts = await handle(eventOf(chunk), context);
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

const BLOCKED = {
  candidates: [{ content: { role: 'model' }, finishReason: 'PROHIBITED_CONTENT', index: 0 }],
  usageMetadata: { promptTokenCount: 900, totalTokenCount: 900 },
};

describe('an analysis that cannot be had', () => {
  const spent = { ...NO_USAGE, requests: 2, retries: 1, inputTokens: 1800, costUsd: 0.002 };

  /** The real adapter before a service that answers every question by a blocked candidate. */
  async function refused({ cache = memoryCache(), guards = someGuards() } = {}) {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.setHeader('content-type', 'application/json').end(JSON.stringify(BLOCKED));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const analyzer = createGeminiAnalyzer({
      apiKey: 'test',
      model: 'gemini-2.5-flash',
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      timeoutMs: 5_000,
      temperature: 0.1,
      topP: 0.8,
      topK: 40,
      maxRetries: 0,
      backoffMs: 1,
      prices: DEFAULT_PRICES,
    });
    const handle = analyzeChunk({ chooseAnalyzer: () => analyzer, cache, guards });
    const facts = await handle(eventOf(aChunkReady()), context);
    server.close();
    server.closeAllConnections();
    return { outcome: chunkAnalyzed.schema.parse(facts[0]?.data).outcome, requests };
  }

  test('is an outcome with its reason, who refused and what that cost', async () => {
    const { outcome } = await refused();
    expect(outcome).toMatchObject({
      status: 'failed',
      code: 'analysis_blocked',
      analyzer: 'gemini:gemini-2.5-flash',
      usage: { requests: 1, inputTokens: expect.any(Number), costUsd: expect.any(Number) },
    });
  });

  test('for the sake of its lines is not asked about again, and costs nothing the second time', async () => {
    const cache = memoryCache();
    const first = await refused({ cache });
    const second = await refused({ cache });
    expect([first.requests, second.requests]).toEqual([1, 0]);
    expect(second.outcome).toMatchObject({ status: 'failed', code: 'analysis_blocked', usage: NO_USAGE });
  });

  test('goes back to the broker as the gate judges it', async () => {
    const failure = new RetryableError('busy');
    const judged = new RetryableError('parked', { uncounted: true });
    const gate = { judge: (error: RetryableError) => (error === failure ? judged : error) };
    const handle = analyzeChunk({ chooseAnalyzer: () => anAnalyzer(failure), cache: memoryCache(), gate });
    await expect(handle(eventOf(aChunkReady()), context)).rejects.toBe(judged);
  });

  test('because the budget is spent makes no call', async () => {
    const analyzer = anAnalyzer({});
    const exhausted = new TerminalError('budget_exhausted', 'spent');
    const guards = someGuards({ reserve: () => Promise.reject(exhausted) });
    const handle = analyzeChunk({ chooseAnalyzer: () => analyzer, cache: memoryCache(), guards });
    const [fact] = await handle(eventOf(aChunkReady()), context);
    expect(fact?.data).toMatchObject({
      outcome: { status: 'failed', code: 'budget_exhausted', usage: NO_USAGE },
    });
    expect(analyzer.calls).toBe(0);
  });

  test('is booked with what it cost', async () => {
    const booked: number[] = [];
    const settle = async (_chunk: ChunkReady, costUsd: number) => void booked.push(costUsd);
    await refused({ guards: someGuards({ settle }) });
    expect(booked).toEqual([expect.any(Number)]);
    expect(booked[0]).toBeGreaterThan(0);
  });

  test('by its own worker before, but paid for, is told with what it cost', async () => {
    const chunk = aChunkReady();
    const paid = { kept: { proposals: [], dropped: [] }, usage: spent, job: chunk.job, chunk: chunk.chunk };
    const guards = { ...someGuards(), askOnce: async () => ({ paid, isNew: false }) };
    const handle = analyzeChunk({ chooseAnalyzer: () => anAnalyzer({}), cache: memoryCache(), guards });
    const own = await handle(eventOf(chunk), context);
    expect(own[0]?.data).toMatchObject({ outcome: { cached: false, usage: spent } });
    const other = await handle(eventOf(aChunkReady({ job: 'another-job' })), context);
    expect(other[0]?.data).toMatchObject({ outcome: { cached: true, usage: NO_USAGE } });
  });
});

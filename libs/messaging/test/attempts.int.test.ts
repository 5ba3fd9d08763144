import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RetryableError, chunkAnalyzed, chunkReady, emit } from '@langflix/contracts';
import type { ChunkReady } from '@langflix/contracts';
import { aChunkReady, startNatsServer, waitFor } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import type { Handler, HandlerContext } from '../src/handler.ts';
import { MAX_DELIVER, analyzed, jobNamed, openBench } from './bench.ts';
import type { Bench } from './bench.ts';

const CONSUMER = 'llm-analyzer__analyze-chunk';
const OFTEN = MAX_DELIVER + 3;
let server: NatsServer;
let bench: Bench;
beforeAll(async () => {
  server = await startNatsServer();
  // Nothing here may come again because nobody spoke for it.
  bench = await openBench(server.url, { ackWaitMs: 60_000 });
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

type AnalyzeHandler = Handler<typeof chunkReady>;
type Seen = Pick<HandlerContext, 'attempt' | 'isLastAttempt'> & { readonly deliveryCount: number };

async function publish(name: string): Promise<ChunkReady> {
  const chunk = aChunkReady({ job: jobNamed(name) });
  await bench.messaging.publishFact(emit(chunkReady, chunk));
  return chunk;
}

function consume(handler: AnalyzeHandler): { stop(graceMs?: number): Promise<void> } {
  return bench.consume('llm-analyzer', { handlers: { [CONSUMER]: handler } });
}

function outcomeOf(chunk: ChunkReady): Promise<{ outcome: { status: string } }> {
  return waitFor(() => bench.messaging.readFact(chunkAnalyzed, chunk));
}

function noting(seen: Seen[], then: AnalyzeHandler): AnalyzeHandler {
  return (event, ctx) => {
    const { attempt, isLastAttempt } = ctx;
    seen.push({ attempt, isLastAttempt, deliveryCount: event.deliveryCount });
    return then(event, ctx);
  };
}

const succeed: AnalyzeHandler = async ({ data }) => [analyzed(data)];
const untilStopped: AnalyzeHandler = async (_event, { signal }) => {
  await delay(60_000, undefined, { signal });
  return [];
};

describe('an attempt', () => {
  test('is not used up by shutdown, however often it cuts the work short', async () => {
    const chunk = await publish('rolling updates');
    const seen: Seen[] = [];
    for (let i = 1; i <= OFTEN; i++) {
      const working = consume(noting(seen, untilStopped));
      await waitFor(() => seen.length === i);
      await working.stop(0);
    }
    const last = consume(noting(seen, succeed));
    expect((await outcomeOf(chunk)).outcome.status).toBe('analyzed');
    await last.stop();
    expect(seen.map(({ deliveryCount }) => deliveryCount)).toEqual(
      Array.from({ length: OFTEN + 1 }, (_, i) => i + 1),
    );
    expect(new Set(seen.map(({ attempt }) => attempt))).toEqual(new Set([1]));
  });

  test('is not used up either by shutdown in the middle of work that does not hear it', async () => {
    const chunk = await publish('deaf');
    const seen: Seen[] = [];
    const ended = new AbortController();
    const deaf = (): Promise<[]> =>
      delay(60_000, [], { signal: ended.signal }).catch(() => []) as Promise<[]>;
    const working = consume(noting(seen, deaf));
    await waitFor(() => seen.length === 1);
    await working.stop(0);
    const last = consume(noting(seen, succeed));
    await outcomeOf(chunk);
    await last.stop();
    ended.abort();
    expect(seen.at(-1)).toEqual({ attempt: 1, isLastAttempt: false, deliveryCount: 2 });
  });

  test('is not used up by failures that do not count; those that do are counted as before', async () => {
    const chunk = await publish('parked');
    const seen: Seen[] = [];
    const working = consume(
      noting(seen, async () => {
        const uncounted = seen.length <= OFTEN;
        throw new RetryableError('not today', { code: 'parked', uncounted, retryAfterMs: 5 });
      }),
    );
    expect((await outcomeOf(chunk)).outcome).toMatchObject({ status: 'failed', code: 'parked' });
    await working.stop();
    const attempts = Array.from({ length: MAX_DELIVER }, (_, i) => i + 1);
    expect(seen.map(({ attempt }) => attempt)).toEqual([...Array(OFTEN).fill(1), ...attempts]);
    expect(seen.filter(({ isLastAttempt }) => isLastAttempt)).toEqual([seen.at(-1)]);
    const letters = await bench.messaging.deadLetters.list();
    expect(letters).toMatchObject([{ job: chunk.job, deliveries: OFTEN + MAX_DELIVER }]);
  });

  test('whose shutdown comes without a broker to note it counts, and the message is not lost', async () => {
    await using own = await startNatsServer();
    await using broker = await openBench(own.url, { ackWaitMs: 1_000 });
    const chunk = aChunkReady({ job: jobNamed('no broker') });
    await broker.messaging.publishFact(emit(chunkReady, chunk));
    const seen: Seen[] = [];
    const working = broker.consume('llm-analyzer', {
      handlers: { [CONSUMER]: noting(seen, untilStopped) },
    });
    await waitFor(() => seen.length === 1);
    await own.kill();
    await working.stop(0);
    await own.start();
    broker.consume('llm-analyzer', { handlers: { [CONSUMER]: noting(seen, succeed) } });
    await waitFor(() => broker.messaging.readFact(chunkAnalyzed, chunk), { timeoutMs: 20_000 });
    expect(seen.at(-1)).toMatchObject({ attempt: 2 });
  });
});

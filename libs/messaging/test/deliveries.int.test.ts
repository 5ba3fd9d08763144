import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  RetryableError,
  TerminalError,
  chunkAnalyzed,
  chunkReady,
  emit,
  subjectOf,
} from '@langflix/contracts';
import type { ChunkReady } from '@langflix/contracts';
import { aChunkReady, startNatsServer, waitFor } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import type { Handler, HandlerContext } from '../src/handler.ts';
import { MAX_DELIVER, analyzed, jobNamed, openBench } from './bench.ts';
import type { Bench } from './bench.ts';

const CONSUMER = 'llm-analyzer__analyze-chunk';
let server: NatsServer;
let bench: Bench;
let test_ = 0;

beforeAll(async () => {
  server = await startNatsServer();
  bench = await openBench(server.url);
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

type AnalyzeHandler = Handler<typeof chunkReady>;

/** Publishes a chunk under a job of its own and lets the handler work until the outcome is there. */
async function outcomeOf(
  handler: AnalyzeHandler,
  slots = 1,
): Promise<{ chunk: ChunkReady; outcome: unknown }> {
  const chunk = aChunkReady({ job: jobNamed(`deliveries ${test_++}`) });
  const working = bench.consume('llm-analyzer', {
    handlers: { [CONSUMER]: handler },
    concurrency: { [CONSUMER]: slots },
  });
  await bench.messaging.publishFact(emit(chunkReady, chunk));
  const fact = await waitFor(() => bench.messaging.readFact(chunkAnalyzed, chunk), { timeoutMs: 20_000 });
  await waitFor(async () => (await backlog()).inFlight === 0);
  await working.stop();
  return { chunk, outcome: fact.outcome };
}

async function backlog(): Promise<{ inFlight: number; pending: number }> {
  const all = await bench.messaging.backlog();
  return all.find(({ consumer }) => consumer === CONSUMER) ?? { inFlight: -1, pending: -1 };
}

async function deadLettersOf(job: string): Promise<unknown[]> {
  return (await bench.messaging.deadLetters.list()).filter((letter) => letter.job === job);
}

describe('a delivery', () => {
  test('that succeeds publishes what the handler returned, then acks', async () => {
    const { chunk, outcome } = await outcomeOf(async ({ data }) => [analyzed(data)]);
    expect(outcome).toMatchObject({ status: 'analyzed' });
    expect(await bench.count(subjectOf(chunkAnalyzed, { ...chunk }))).toBe(1);
  });

  test('that fails for now comes again at the time it asked for, telling the attempt', async () => {
    const attempts: number[] = [];
    const at: number[] = [];
    const { outcome } = await outcomeOf(async ({ data, deliveryCount }, { attempt }) => {
      expect(deliveryCount).toBe(attempt);
      at.push(Date.now());
      if (attempts.push(attempt) === 1) throw new RetryableError('busy', { retryAfterMs: 400 });
      return [analyzed(data)];
    });
    expect(attempts).toEqual([1, 2]);
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(395);
    expect(outcome).toMatchObject({ status: 'analyzed' });
  });

  test('that fails for now to the end is dead-lettered and closed as failed', async () => {
    const last: boolean[] = [];
    const { chunk, outcome } = await outcomeOf(async (_event, { isLastAttempt }) => {
      last.push(isLastAttempt);
      throw new RetryableError('the model is busy', { retryAfterMs: 10, code: 'model_busy' });
    });
    expect(last).toEqual([...Array.from({ length: MAX_DELIVER - 1 }, () => false), true]);
    expect(outcome).toEqual({ status: 'failed', code: 'model_busy', reason: 'the model is busy' });
    expect(await deadLettersOf(chunk.job)).toMatchObject([
      {
        subject: subjectOf(chunkReady, { ...chunk }),
        consumer: CONSUMER,
        code: 'model_busy',
        reason: 'the model is busy',
        deliveries: MAX_DELIVER,
        body: JSON.stringify(chunkReady.schema.parse(chunk)),
        headers: { 'ce-type': chunkReady.type },
      },
    ]);
  });

  test('that fails for good is closed as failed at once, without a dead letter', async () => {
    let runs = 0;
    const { chunk, outcome } = await outcomeOf(async () => {
      runs++;
      throw new TerminalError('blocked', 'the answer was blocked: nothing to do');
    });
    expect(runs).toBe(1);
    expect(outcome).toEqual({
      status: 'failed',
      code: 'blocked',
      reason: 'the answer was blocked: nothing to do',
    });
    expect(await deadLettersOf(chunk.job)).toEqual([]);
  });

  test('that returns a fact too large to travel is closed as failed, and none of its facts is written', async () => {
    const { chunk, outcome } = await outcomeOf(async ({ data }) => [
      emit(chunkReady, { ...data, chunk: 8 }),
      emit(chunkReady, { ...data, chunk: 9, cues: [{ ...data.cues[0]!, text: 'x'.repeat(1_100_000) }] }),
    ]);
    expect(outcome).toMatchObject({ status: 'failed', code: 'event_too_large' });
    expect(await bench.messaging.readFact(chunkReady, { ...chunk, chunk: 8 })).toBeUndefined();
  });

  test('that returns what breaks a contract is closed as failed', async () => {
    const { outcome } = await outcomeOf(async ({ data }) => [
      emit(chunkReady, { ...data, maxExpressions: Number.NaN }),
    ]);
    expect(outcome).toMatchObject({ status: 'failed', code: 'invalid_event' });
  });

  test('that takes longer than ack_wait is kept alive by heartbeats and comes once', async () => {
    let runs = 0;
    const { outcome } = await outcomeOf(async ({ data }) => {
      runs++;
      await delay(2_500);
      return [analyzed(data)];
    }, 2);
    expect(runs).toBe(1);
    expect(outcome).toMatchObject({ status: 'analyzed' });
  });

  test('of which another is waiting holds one message per slot, and no more are taken when told to stop', async () => {
    const job = jobNamed('slots');
    const release = new AbortController();
    const started: HandlerContext[] = [];
    const handler: AnalyzeHandler = async ({ data }, ctx) => {
      started.push(ctx);
      await delay(30_000, undefined, { signal: release.signal }).catch(() => undefined);
      return [analyzed(data)];
    };
    for (let chunk = 0; chunk < 6; chunk++)
      await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job, chunk })));
    const working = bench.consume('llm-analyzer', {
      handlers: { [CONSUMER]: handler },
      concurrency: { [CONSUMER]: 2 },
    });
    await waitFor(() => started.length === 2);
    expect(await backlog()).toMatchObject({ inFlight: 2, pending: 4 });
    const stopped = working.stop(5_000);
    release.abort();
    await stopped;
    expect(started.length).toBe(2);
    await waitFor(async () => (await backlog()).inFlight === 0);
    await bench.consume('llm-analyzer', { handlers: { [CONSUMER]: async ({ data }) => [analyzed(data)] } });
    await waitFor(async () => (await backlog()).pending === 0);
  });
});

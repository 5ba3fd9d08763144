import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RetryableError, TerminalError, chunkAnalyzed, chunkReady, emit } from '@langflix/contracts';
import type { OutEvent, WorkRecord } from '@langflix/contracts';
import { withSpan, workerId } from '@langflix/telemetry';
import { aChunkReady, startNatsServer, waitFor } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import type { Facts, Handler, InEvent } from '../src/handler.ts';
import { MAX_DELIVER, analyzed, jobNamed, openBench } from './bench.ts';
import type { Bench } from './bench.ts';

const CONSUMER = 'llm-analyzer__analyze-chunk';
let server: NatsServer;
let bench: Bench;

beforeAll(async () => {
  server = await startNatsServer();
  bench = await openBench(server.url);
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

type AnalyzeHandler = Handler<typeof chunkReady, Facts>;

const span = (name: string): Promise<void> => withSpan('test', name, {}, () => undefined);

async function eventsOf(job: string): Promise<InEvent[]> {
  const events: InEvent[] = [];
  const { signal } = new AbortController();
  await bench.messaging.follow({ signal, job, untilNow: true, onEvent: (event) => void events.push(event) });
  return events;
}

/** Lets the handler work on chunk 0 of a job of its own, until that chunk has an outcome; gives what it published. */
async function factsOf(name: string, handler: AnalyzeHandler): Promise<InEvent[]> {
  const job = jobNamed(name);
  const ofThisJob: AnalyzeHandler = async (event, ctx) => (event.data.job === job ? handler(event, ctx) : []);
  const working = bench.consume('llm-analyzer', { handlers: { [CONSUMER]: ofThisJob } });
  await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job, chunk: 0 })));
  await waitFor(() => bench.messaging.readFact(chunkAnalyzed, { job, chunk: 0 }), { timeoutMs: 20_000 });
  await working.stop();
  return (await eventsOf(job)).slice(1);
}

const workOf = (event: InEvent | undefined): WorkRecord | undefined => event?.work;

describe('a fact', () => {
  test('tells how the work behind it went', async () => {
    const before = Date.now();
    const [fact] = await factsOf('tells', async ({ data }) => {
      await span('render clip');
      await span('render clip');
      return [analyzed(data)];
    });
    expect(workOf(fact)).toMatchObject({ attempt: 1, deliveries: 1, worker: workerId() });
    expect(workOf(fact)?.operations).toMatchObject({ 'render clip': { count: 2 } });
    expect(workOf(fact)?.memoryBytes).toBeGreaterThan(1e6);
    const startedAt = Date.parse(workOf(fact)?.startedAt ?? '');
    expect(startedAt).toBeGreaterThanOrEqual(before);
    expect(startedAt).toBeLessThanOrEqual(Date.parse(fact?.time ?? ''));
  });

  test('that no handler returned tells nothing of work', async () => {
    const job = jobNamed('no handler');
    await bench.messaging.publishFact(analyzed({ job, chunk: 0 }));
    expect((await eventsOf(job)).map(workOf)).toEqual([undefined]);
  });

  test('tells the attempt that led to it, and a failure how often it was tried', async () => {
    const [fact] = await factsOf('attempts', async ({ data }, { attempt }) => {
      if (attempt === 1) throw new RetryableError('busy', { retryAfterMs: 10 });
      return [analyzed(data)];
    });
    expect(workOf(fact)).toMatchObject({ attempt: 2, deliveries: 2 });
    const [failure] = await factsOf('attempts in vain', async () => {
      throw new RetryableError('busy', { retryAfterMs: 10 });
    });
    expect(failure?.data).toMatchObject({ outcome: { status: 'failed' } });
    expect(workOf(failure)).toMatchObject({ attempt: MAX_DELIVER, deliveries: MAX_DELIVER });
  });

  test('does not count deliveries that are no attempts, but tells of them', async () => {
    const [fact] = await factsOf('uncounted', async ({ data, deliveryCount }) => {
      if (deliveryCount < 3) throw new RetryableError('later', { retryAfterMs: 10, uncounted: true });
      return [analyzed(data)];
    });
    expect(workOf(fact)).toMatchObject({ attempt: 1, deliveries: 3 });
  });

  test('tells each operation once, though several come of one piece of work', async () => {
    const facts = await factsOf('siblings', async ({ data }) => {
      await span('chunk cues');
      return [analyzed({ job: data.job, chunk: 7 }), analyzed(data)];
    });
    expect(facts.map((fact) => workOf(fact)?.operations['chunk cues']?.count)).toEqual([1, undefined]);
  });

  test('leaves its operations to the next one when it was there already', async () => {
    const facts = await factsOf('already there', async ({ data }) => {
      const sibling = analyzed({ job: data.job, chunk: 7 });
      await bench.messaging.publishFact(sibling);
      await span('chunk cues');
      return [sibling, analyzed(data)];
    });
    expect(facts.map((fact) => workOf(fact)?.operations['chunk cues']?.count)).toEqual([undefined, 1]);
  });

  test('that is too large with its record travels without', async () => {
    const limit = bench.broker.connection.info?.max_payload ?? 0;
    const job = jobNamed('large');
    const cue = { ...aChunkReady().cues[0]!, text: '' };
    const sizeOf = (event: OutEvent): number => JSON.stringify(event.data).length;
    const large = (text: string): OutEvent =>
      emit(chunkReady, { ...aChunkReady({ job, chunk: 7 }), cues: [{ ...cue, text }] });
    const text = 'x'.repeat(limit - sizeOf(large('')) - 1000);
    const facts = await factsOf('large', async ({ data }) => {
      if (data.chunk !== 0) return [];
      for (let i = 0; i < 40; i++) await span(`operation number ${i}`);
      return [large(text), analyzed(data)];
    });
    expect(facts.map((fact) => workOf(fact) === undefined)).toEqual([true, false]);
    expect(Object.keys(workOf(facts[1])?.operations ?? {}).length).toBeGreaterThan(39);
  });
});

describe('facts that are returned one by one', () => {
  const chunk = (job: string, number: number): OutEvent => analyzed({ job, chunk: number });

  test('are asked for when the last one is stored, and tell what happened since then', async () => {
    const stored: number[] = [];
    const facts = await factsOf('one by one', async ({ data }) =>
      (async function* () {
        for (const number of [7, 8, 9]) {
          const before =
            number === 7
              ? undefined
              : await bench.messaging.readFact(chunkAnalyzed, { job: data.job, chunk: number - 1 });
          if (before !== undefined) stored.push(before.chunk);
          await span('chunk cues');
          yield chunk(data.job, number);
        }
        yield analyzed(data);
      })(),
    );
    expect(stored).toEqual([7, 8]);
    expect(facts.map((fact) => workOf(fact)?.operations['chunk cues']?.count)).toEqual([1, 1, 1, undefined]);
  });

  test('may come from an iterable that never waits', async () => {
    const facts = await factsOf(
      'not waiting',
      async ({ data }) => new Set([chunk(data.job, 7), analyzed(data)]),
    );
    expect(facts.map(({ contract }) => contract.name)).toEqual(['chunk.analyzed', 'chunk.analyzed']);
  });

  test('stay when a later one cannot be had, and are found again by the next attempt', async () => {
    let isClosed = 0;
    const facts = await factsOf('in the middle', async ({ data }, { attempt }) =>
      (async function* () {
        try {
          yield chunk(data.job, 7);
          if (attempt === 1) throw new RetryableError('busy', { retryAfterMs: 10 });
          yield analyzed(data);
        } finally {
          isClosed++;
        }
      })(),
    );
    expect(facts.map((fact) => workOf(fact)?.attempt)).toEqual([1, 2]);
    expect(isClosed).toBe(2);
  });

  test('stay when a later one breaks its contract, which closes the work as failed', async () => {
    let isClosed = false;
    const facts = await factsOf('breaks', async ({ data }) =>
      (async function* () {
        try {
          yield chunk(data.job, 7);
          yield emit(chunkReady, { ...aChunkReady({ job: data.job, chunk: 8 }), maxExpressions: Number.NaN });
          throw new TerminalError('unreachable', 'nobody asks for the next one');
        } finally {
          isClosed = true;
        }
      })(),
    );
    expect(facts.map(({ data }) => data)).toMatchObject([
      { chunk: 7 },
      { chunk: 0, outcome: { status: 'failed', code: 'invalid_event' } },
    ]);
    expect(isClosed).toBe(true);
  });
});

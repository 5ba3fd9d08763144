import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chunkAnalyzed, chunkReady, emit, episodeFailed, subjectOf } from '@langflix/contracts';
import type { ChunkReady } from '@langflix/contracts';
import { aChunkReady, anEpisodeSubmitted, startNatsServer, waitFor } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import type { InEvent } from '../src/handler.ts';
import { STREAM } from '../src/names.ts';
import { analyzed, jobNamed, openBench } from './bench.ts';
import type { Bench } from './bench.ts';

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

describe('a fact', () => {
  test('is written once: the first of twenty writers wins, the others learn that it is there', async () => {
    const job = jobNamed('race');
    const write = (code: string): Promise<string> =>
      bench.messaging.publishFact(emit(episodeFailed, { job, code, reason: 'r' }));
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => write(`writer_${i}`)));
    expect(answers.filter((answer) => answer === 'stored')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'already-there')).toHaveLength(19);
    const winner = `writer_${answers.indexOf('stored')}`;
    expect(await bench.messaging.readFact(episodeFailed, { job })).toMatchObject({ code: winner });
    expect(await bench.count(subjectOf(episodeFailed, { job }))).toBe(1);
  });

  test('that nobody has written is undefined', async () => {
    expect(await bench.messaging.readFact(episodeFailed, { job: jobNamed('nobody') })).toBeUndefined();
  });

  test('waits while the stream is full, says so, and is written when there is room', async () => {
    await using small = await startNatsServer();
    await using full = await openBench(small.url, { maxBytes: 64_000 });
    const write = (chunk: number): Promise<string> =>
      full.messaging.publishFact(emit(chunkReady, aChunkReady({ job: jobNamed('full'), chunk })));
    let written = 0;
    const all = Promise.all(Array.from({ length: 60 }, (_, chunk) => write(chunk).then(() => written++)));
    await waitFor(() => full.logged.some((line) => line.includes('the stream is full')));
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(60);
    await waitFor(async () => {
      await full.broker.jsm.streams.purge(STREAM);
      return written === 60;
    });
    expect((await all).length).toBe(60);
  });

  test('that waits for room gives up when told to', async () => {
    await using small = await startNatsServer();
    await using full = await openBench(small.url, { maxBytes: 500 });
    const told = new AbortController();
    const waiting = full.messaging.publishFact(emit(chunkReady, aChunkReady()), { signal: told.signal });
    await waitFor(() => full.logged.some((line) => line.includes('the stream is full')));
    told.abort(new Error('told to'));
    await expect(waiting).rejects.toThrow('told to');
  });

  test('carries the trace of the submission through every hop', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
    const job = jobNamed('trace');
    const working = bench.consume('llm-analyzer', {
      handlers: { 'llm-analyzer__analyze-chunk': async ({ data }) => [analyzed(data)] },
    });
    await bench.messaging.submitEpisode(anEpisodeSubmitted(), { id: 'traced', traceparent });
    expect((await bench.headersOf('langflix.v1.episode.submitted'))['traceparent']).toContain(traceId);
    await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job })), { traceparent });
    await waitFor(() => bench.messaging.readFact(chunkAnalyzed, { job, chunk: 0 }));
    const headers = await bench.headersOf(subjectOf(chunkAnalyzed, { job, chunk: 0 }));
    expect(headers['traceparent']).toContain(traceId);
    await working.stop();
  });
});

describe('everything that was ever said', () => {
  test('is followed from the start in order, each once, past what is unreadable', async () => {
    const told = new AbortController();
    const subjects: string[] = [];
    await bench.publishRaw(subjectOf(chunkReady, { job: jobNamed('noise'), chunk: 0 }), 'noise');
    const job = jobNamed('followed');
    for (const chunk of [0, 1, 2]) await bench.messaging.publishFact(analyzed({ job, chunk }));
    const following = bench.messaging.follow({
      signal: told.signal,
      onEvent: ({ subject }) => void subjects.push(subject),
    });
    await bench.messaging.publishFact(analyzed({ job, chunk: 3 }));
    const expected = [0, 1, 2, 3].map((chunk) => subjectOf(chunkAnalyzed, { job, chunk }));
    await waitFor(() => subjects.includes(expected[3] ?? ''));
    expect(subjects.filter((subject) => subject.includes(job))).toEqual(expected);
    expect(new Set(subjects).size).toBe(subjects.length);
    told.abort();
    await following;
  });

  test('until now ends by itself after what was there, also when nothing was', async () => {
    const { signal } = new AbortController();
    const subjectsOf = async (job?: string): Promise<string[]> => {
      const subjects: string[] = [];
      const onEvent = ({ subject }: InEvent): void => void subjects.push(subject);
      await bench.messaging.follow({ signal, job, untilNow: true, onEvent });
      return subjects;
    };
    const job = jobNamed('until now');
    expect(await subjectsOf(job)).toEqual([]);
    for (const chunk of [0, 1]) await bench.messaging.publishFact(analyzed({ job, chunk }));
    await bench.messaging.publishFact(analyzed({ job: jobNamed('another'), chunk: 0 }));
    const expected = [0, 1].map((chunk) => subjectOf(chunkAnalyzed, { job, chunk }));
    expect(await subjectsOf(job)).toEqual(expected);
    const all = await subjectsOf();
    expect(all.filter((subject) => subject.includes(job))).toEqual(expected);
    expect(all.length).toBeGreaterThan(expected.length);
  });

  test('of one job is its submission and its facts, those to come too', async () => {
    const told = new AbortController();
    const names: string[] = [];
    const submit = (id: string): Promise<{ job: string }> =>
      bench.messaging.submitEpisode(anEpisodeSubmitted(), { id, source: '/here' });
    await submit('somebody else');
    const { job } = await submit('mine');
    await bench.messaging.publishFact(analyzed({ job, chunk: 0 }));
    const following = bench.messaging.follow({
      signal: told.signal,
      job,
      onEvent: ({ contract, data }) => void names.push(`${contract.name} ${(data as ChunkReady).chunk}`),
    });
    await waitFor(() => names.length === 2);
    await bench.messaging.publishFact(analyzed({ job: jobNamed('not mine'), chunk: 0 }));
    await bench.messaging.publishFact(analyzed({ job, chunk: 1 }));
    await waitFor(() => names.length === 3);
    expect(names).toEqual(['episode.submitted undefined', 'chunk.analyzed 0', 'chunk.analyzed 1']);
    told.abort();
    await following;
  });

  test('is followed no more once a listener has failed', async () => {
    const job = jobNamed('failing listener');
    await bench.messaging.publishFact(analyzed({ job, chunk: 0 }));
    const onEvent = (): never => {
      throw new Error('cannot listen');
    };
    const { signal } = new AbortController();
    await expect(bench.messaging.follow({ signal, job, onEvent })).rejects.toThrow('cannot listen');
  });
});

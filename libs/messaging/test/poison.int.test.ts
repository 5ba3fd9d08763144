import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  chunkAnalyzed,
  chunkReady,
  emit,
  episodeRejected,
  episodeSubmitted,
  jobIdOf,
  subjectOf,
} from '@langflix/contracts';
import { aChunkReady, anEpisodeSubmitted, startNatsServer, waitFor } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import type { MsgHdrs } from 'nats';
import type { InEvent } from '../src/handler.ts';
import type { DeadLetter } from '../src/messaging.ts';
import type { Service } from '../src/service.ts';
import { analyzed, jobNamed, openBench } from './bench.ts';
import type { Bench } from './bench.ts';

let server: NatsServer;
let bench: Bench;
const accepted: InEvent[] = [];

const nothing = async (): Promise<[]> => [];
const INGEST: Service<'ingest'> = {
  handlers: {
    'ingest__accept-episode': async (event) => {
      accepted.push(event);
      return [];
    },
    'ingest__record-plan': nothing,
    'ingest__record-analysis': nothing,
    'ingest__record-clip': nothing,
    'ingest__record-rejection': nothing,
    'ingest__record-failure': nothing,
  },
};

beforeAll(async () => {
  server = await startNatsServer();
  bench = await openBench(server.url);
  bench.consume('ingest', INGEST);
  bench.consume('llm-analyzer', {
    handlers: { 'llm-analyzer__analyze-chunk': async ({ data }) => [analyzed(data)] },
  });
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** Headers as other clients can write them and this one refuses to. */
async function publishWithHeaders(subject: string, lines: string, body: string): Promise<void> {
  const encoded = new TextEncoder().encode(`NATS/1.0\r\n${lines}\r\n\r\n`);
  const { connection } = bench.broker;
  connection.publish(subject, body, { headers: { encode: () => encoded } as unknown as MsgHdrs });
  await connection.flush();
}

function letterWith(found: (letter: DeadLetter) => boolean): Promise<DeadLetter> {
  return waitFor(async () => (await bench.messaging.deadLetters.list()).find(found));
}

describe('a message that nobody can read', () => {
  const submission = JSON.stringify(anEpisodeSubmitted());

  test('is dead-lettered as it came, terminated, and its chunk closed as failed by its subject', async () => {
    const job = jobNamed('broken');
    const subject = subjectOf(chunkReady, { job, chunk: 2 });
    await bench.publishRaw(subject, '{"cues":', {
      'ce-specversion': '1.0',
      'ce-id': 'x',
      'ce-source': '/s',
      'ce-type': chunkReady.type,
    });
    const letter = await letterWith((candidate) => candidate.subject === subject);
    expect(letter).toMatchObject({
      consumer: 'llm-analyzer__analyze-chunk',
      code: 'poison',
      reason: 'the body is not JSON in UTF-8 (8 bytes)',
      deliveries: 1,
      job,
      body: '{"cues":',
      bodyOmitted: false,
      headers: { 'ce-id': 'x' },
    });
    const fact = await waitFor(() => bench.messaging.readFact(chunkAnalyzed, { job, chunk: 2 }));
    expect(fact.outcome).toEqual({ status: 'failed', code: 'poison', reason: letter.reason });
    await waitFor(async () => (await bench.messaging.backlog()).every(({ inFlight }) => inFlight === 0));
  });

  test('does not hold up the next one', async () => {
    const job = jobNamed('next');
    await bench.publishRaw(subjectOf(chunkReady, { job, chunk: 0 }), 'null');
    await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job, chunk: 1 })));
    const fact = await waitFor(() => bench.messaging.readFact(chunkAnalyzed, { job, chunk: 1 }));
    expect(fact.outcome.status).toBe('analyzed');
  });

  test('rejects the episode when its id is known', async () => {
    await bench.publishRaw(episodeSubmitted.subject, '{"video":"nowhere"}', { 'Nats-Msg-Id': 'bad-1' });
    const job = jobIdOf({ id: 'bad-1' });
    const rejected = await waitFor(() => bench.messaging.readFact(episodeRejected, { job }));
    expect(rejected).toMatchObject({ code: 'poison' });
    expect(rejected.reason).toMatch(/video: must be a URI.*; targetLanguage: /);
    expect(await letterWith((letter) => letter.job === job)).toMatchObject({
      headers: { 'Nats-Msg-Id': 'bad-1' },
    });
  });

  test('says how to give an id when it has none, and is accepted when it is submitted again with one', async () => {
    await bench.publishRaw(episodeSubmitted.subject, submission);
    const letter = await letterWith(
      ({ subject, reason }) => subject === episodeSubmitted.subject && reason.includes('no id'),
    );
    expect(letter.job).toBeUndefined();
    expect(letter.reason).toMatch(/ce-id.*Nats-Msg-Id/);

    const first = await bench.messaging.republish(letter);
    const again = await bench.messaging.republish(letter);
    expect(again).toEqual(first);
    const event = await waitFor(() => accepted.find(({ id }) => id === `unnamed/redrive-${letter.seq}`));
    expect(event.data).toEqual(anEpisodeSubmitted());
    expect(first.job).toBe(jobIdOf({ id: event.id }));
    await bench.messaging.deadLetters.remove(letter.seq);
    await bench.messaging.deadLetters.remove(letter.seq);
    expect(await bench.messaging.deadLetters.get(letter.seq)).toBeUndefined();
  });

  test('too large to be kept with its reason leaves its headers and the reason', async () => {
    const subject = subjectOf(chunkReady, { job: jobNamed('huge'), chunk: 0 });
    const limit = bench.broker.connection.info?.max_payload ?? 0;
    await bench.publishRaw(subject, 'x'.repeat(limit - 100), { 'ce-id': 'huge' });
    const letter = await letterWith((candidate) => candidate.subject === subject);
    expect(letter).toMatchObject({ bodyOmitted: true, body: '', code: 'poison' });
  });

  test('because its headers break the rules is dead-lettered, does not hold up the next one and stops no follower', async () => {
    const { subject } = episodeSubmitted;
    await publishWithHeaders(subject, 'Nats-Msg-Id: spaced\r\nmy header: 1', submission);
    await publishWithHeaders(subject, 'Nats-Msg-Id: broken\r\nmy-header: a\rb', submission);
    const structured = { specversion: '1.0', id: 'inside', source: '/shop', type: episodeSubmitted.type };
    await publishWithHeaders(subject, 'my header: 1', JSON.stringify({ ...structured, data: {} }));
    const job = jobIdOf({ id: 'inside', source: '/shop' });
    const rejected = await waitFor(() => bench.messaging.readFact(episodeRejected, { job }));
    expect(rejected.reason).toMatch(/headers cannot be read/);
    await waitFor(async () => (await bench.messaging.backlog()).every(({ inFlight }) => inFlight === 0));

    await bench.publishRaw(subject, submission, { 'Nats-Msg-Id': 'after-broken-headers' });
    const seen = new AbortController();
    const onEvent = ({ id }: InEvent): void => {
      if (id === 'after-broken-headers') seen.abort();
    };
    await bench.messaging.follow({ signal: seen.signal, onEvent });
    expect(accepted.map(({ id }) => id)).toContain('after-broken-headers');
  });

  test('on a subject on which no fact can answer is dead-lettered at once and troubles nobody else', async () => {
    for (const subject of ['langflix.v1.job.a:b.chunk.ready.0', 'langflix.v1.job.0123.chunk.ready.last']) {
      await bench.publishRaw(subject, '{');
      const letter = await letterWith((candidate) => candidate.subject === subject);
      expect(letter.deliveries).toBe(1);
    }
    await waitFor(async () => (await bench.messaging.backlog()).every(({ inFlight }) => inFlight === 0));
  });

  test('whose fault would fill a message of its own is rejected in short words', async () => {
    const limit = bench.broker.connection.info?.max_payload ?? 0;
    const body = { video: 'file:///a.mp4', targetLanguage: 'x'.repeat(limit - 300) };
    await bench.publishRaw(episodeSubmitted.subject, JSON.stringify(body), { 'Nats-Msg-Id': 'endless' });
    const job = jobIdOf({ id: 'endless' });
    const { reason } = await waitFor(() => bench.messaging.readFact(episodeRejected, { job }));
    expect(reason.length).toBeLessThan(2100);
    expect(reason).toMatch(/targetLanguage: unknown language "xxx/);
  });

  test('inside a job cannot be submitted again, and says what can', async () => {
    const letter = await letterWith(({ subject }) => subject !== episodeSubmitted.subject);
    await expect(bench.messaging.republish(letter)).rejects.toMatchObject({ code: 'not_a_submission' });
  });
});

describe('a submission', () => {
  const structured = {
    specversion: '1.0',
    source: '/shop',
    type: episodeSubmitted.type,
    data: anEpisodeSubmitted(),
  };

  test('is read in each of its three forms', async () => {
    const { subject } = episodeSubmitted;
    const body = JSON.stringify(anEpisodeSubmitted());
    const binary = {
      'ce-specversion': '1.0',
      'ce-id': 'binary',
      'ce-source': '/shop',
      'ce-type': episodeSubmitted.type,
    };
    await bench.publishRaw(subject, body, binary);
    await bench.publishRaw(subject, JSON.stringify({ ...structured, id: 'structured' }), {
      'Content-Type': 'application/cloudevents+json',
    });
    await bench.publishRaw(subject, body, { 'Nats-Msg-Id': 'plain' });
    for (const [id, source] of [
      ['binary', '/shop'],
      ['structured', '/shop'],
      ['plain', undefined],
    ]) {
      const event = await waitFor(() => accepted.find((candidate) => candidate.id === id));
      expect(event.source).toBe(source);
      expect(event.data).toEqual(anEpisodeSubmitted());
    }
  });

  test('is refused before it is sent when it is wrong, naming each field', async () => {
    const { messaging } = bench;
    await expect(
      messaging.submitEpisode({ video: 'x', targetLanguage: 'zz9' }, { id: 'a' }),
    ).rejects.toMatchObject({
      code: 'invalid_submission',
      message: expect.stringMatching(/video: .*; targetLanguage: /),
    });
    const good = anEpisodeSubmitted();
    await expect(messaging.submitEpisode(good, { id: 'two words' })).rejects.toMatchObject({
      code: 'invalid_submission',
    });
  });

  test('sent twice is stored once, and is one job', async () => {
    for (const identity of [{ id: 'twice' }, { id: 'twice', source: '/a b' }]) {
      const before = await bench.count(episodeSubmitted.subject);
      const first = await bench.messaging.submitEpisode(anEpisodeSubmitted(), identity);
      const second = await bench.messaging.submitEpisode(anEpisodeSubmitted(), identity);
      expect(second).toEqual(first);
      expect(first.job).toBe(jobIdOf(identity));
      expect(await bench.count(episodeSubmitted.subject)).toBe(before + 1);
    }
  });
});

import { describe, expect, test } from '@jest/globals';
import { CONSUMERS, chunkAnalyzed, chunkReady, emit, subjectOf } from '@langflix/contracts';
import { aChunkReady, startNatsServer, waitFor } from '@langflix/testing';
import { provision } from '../src/provision.ts';
import { STREAM } from '../src/names.ts';
import { ANALYZED, READY, analyzed, jobNamed, openBench } from './bench.ts';

const CHUNKS = 400;

describe('a broker killed by SIGKILL under load, twice', () => {
  test('loses no fact and no outcome; writers, workers and followers go on by themselves', async () => {
    await using server = await startNatsServer();
    await using bench = await openBench(server.url);
    const job = jobNamed('broker');
    const worked: number[] = [];
    bench.consume('llm-analyzer', {
      concurrency: { 'llm-analyzer__analyze-chunk': 4 },
      handlers: {
        'llm-analyzer__analyze-chunk': async ({ data }) => {
          worked.push(data.chunk);
          return [analyzed(data)];
        },
      },
    });
    const followed: string[] = [];
    const told = new AbortController();
    const following = bench.messaging.follow({
      signal: told.signal,
      onEvent: ({ subject }) => void followed.push(subject),
    });
    const publishing = (async () => {
      for (let chunk = 0; chunk < CHUNKS; chunk++) {
        await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job, chunk })));
      }
    })();
    for (const enough of [60, 200]) {
      await waitFor(() => worked.length >= enough, { timeoutMs: 20_000 });
      await server.kill();
      await server.start();
    }
    await publishing;
    await waitFor(async () => (await bench.count(ANALYZED)) === CHUNKS, { timeoutMs: 30_000 });
    expect(await bench.count(READY)).toBe(CHUNKS);
    expect(new Set(worked).size).toBe(CHUNKS);
    expect(await bench.messaging.deadLetters.list()).toEqual([]);
    await waitFor(() => followed.length === 2 * CHUNKS, {
      timeoutMs: 20_000,
      describe: () => `${2 * CHUNKS} events to be followed, not ${followed.length}`,
    });
    expect(new Set(followed).size).toBe(2 * CHUNKS);
    told.abort();
    await following;
  });
});

describe('provisioning', () => {
  test('changes what differs, keeps what is stored, and says nothing the second time', async () => {
    await using server = await startNatsServer();
    await using bench = await openBench(server.url, { ackWaitMs: 1_000 });
    await bench.messaging.publishFact(emit(chunkReady, aChunkReady()));
    const changed = { ...bench.settings, ackWaitMs: 7_000, maxAgeHours: 48 };
    await provision(bench.messaging, changed);
    const consumer = await bench.broker.jsm.consumers.info(STREAM, 'llm-analyzer__analyze-chunk');
    expect(consumer.config.ack_wait).toBe(7_000_000_000);
    const stream = await bench.broker.jsm.streams.info(STREAM);
    expect(stream.config.max_age).toBe(48 * 3_600_000_000_000);
    expect(stream.state.messages).toBe(1);
    const said = bench.logged.length;
    await provision(bench.messaging, changed);
    expect(bench.logged.slice(said)).toEqual([]);
  });

  test('may run on several machines at once, while the broker is still starting', async () => {
    await using server = await startNatsServer();
    await using bench = await openBench(server.url);
    await server.kill();
    const runs = [1, 2, 3].map((ackWaitS) =>
      provision(bench.messaging, { ...bench.settings, ackWaitMs: ackWaitS * 1_000 }),
    );
    await server.start();
    await Promise.all(runs);
    expect((await bench.messaging.backlog()).length).toBe(Object.keys(CONSUMERS).length);
  });

  test('is waited for by a service that comes first', async () => {
    await using server = await startNatsServer();
    await using bench = await openBench(server.url);
    await bench.broker.jsm.streams.delete(STREAM);
    const job = jobNamed('late');
    bench.consume('llm-analyzer', {
      handlers: { 'llm-analyzer__analyze-chunk': async ({ data }) => [analyzed(data)] },
    });
    await waitFor(() => bench.logged.some((line) => line.includes('pulling was interrupted')));
    await provision(bench.messaging, bench.settings);
    await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job })));
    const fact = await waitFor(() => bench.messaging.readFact(chunkAnalyzed, { job, chunk: 0 }));
    expect(fact.outcome.status).toBe('analyzed');
    expect(await bench.count(subjectOf(chunkAnalyzed, { job, chunk: 0 }))).toBe(1);
  });
});

describe('a connection', () => {
  test('is closed for good also while its broker is away', async () => {
    await using server = await startNatsServer();
    await using bench = await openBench(server.url);
    await server.kill();
    await waitFor(() => !bench.messaging.isConnected());
    await bench.messaging.close();
    await bench.messaging.closed();
    expect(bench.broker.connection.isClosed()).toBe(true);
  });
});

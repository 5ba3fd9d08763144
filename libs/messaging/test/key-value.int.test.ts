import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { JOBS_BUCKET, jobEntry } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import { aJobEntry, startNatsServer, waitFor } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import type { KeyValue } from '../src/key-value.ts';
import { jobNamed, openBench } from './bench.ts';
import type { Bench } from './bench.ts';

let server: NatsServer;
let bench: Bench;
let jobs: KeyValue<JobEntry>;

beforeAll(async () => {
  server = await startNatsServer();
  bench = await openBench(server.url);
  jobs = await bench.messaging.openKeyValue({ bucket: JOBS_BUCKET, schema: jobEntry });
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** Adds to a set, so that doing it twice changes nothing. */
const withChunk = (chunk: number) => (entry: JobEntry) =>
  entry.chunks[chunk] === undefined
    ? { ...entry, chunks: { ...entry.chunks, [chunk]: { status: 'analyzed' as const, expressions: 1 } } }
    : undefined;

const emptyEntry = (job: string): JobEntry => aJobEntry({ job, chunks: {} });

describe('the ledger', () => {
  test('has no entry before one is created, and creates it once', async () => {
    const job = jobNamed('create');
    expect(await jobs.get(job)).toBeUndefined();
    expect(await jobs.update(job, () => emptyEntry(job))).toBeUndefined();
    const answers = await Promise.all([1, 2, 3].map(() => jobs.create(job, emptyEntry(job))));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await jobs.get(job)).toEqual(emptyEntry(job));
  });

  test('loses no change of eight contenders, and a change already made leaves it as it is', async () => {
    const job = jobNamed('contention');
    await jobs.create(job, emptyEntry(job));
    const contender = async (first: number): Promise<void> => {
      for (let i = 0; i < 20; i++) await jobs.update(job, withChunk(first * 20 + i));
    };
    await Promise.all(Array.from({ length: 8 }, (_, i) => contender(i)));
    const entry = await jobs.update(job, withChunk(0));
    expect(Object.keys(entry?.chunks ?? {})).toHaveLength(160);
    expect(await jobs.get(job)).toEqual(entry);
  });

  test('is changed once although the broker dies and answers get lost', async () => {
    const names = Array.from({ length: 20 }, (_, i) => jobNamed(`lost answers ${i}`));
    for (const job of names) await jobs.create(job, emptyEntry(job));
    let changes = 0;
    const change = async (job: string): Promise<void> => {
      for (let chunk = 0; chunk < 20; chunk++) {
        await jobs.update(job, withChunk(chunk));
        changes++;
      }
    };
    const changing = Promise.all(names.map(change));
    await waitFor(() => changes > 100);
    await server.kill();
    await server.start();
    await changing;
    for (const job of names) expect(Object.keys((await jobs.get(job))?.chunks ?? {})).toHaveLength(20);
  });

  test('is watched: what is there first, then each change, also after a restart of the broker', async () => {
    const job = jobNamed('watched');
    await jobs.create(job, emptyEntry(job));
    const told = new AbortController();
    const seen: number[] = [];
    const watching = (async () => {
      for await (const { key, value } of jobs.watch({ key: job, signal: told.signal })) {
        expect(key).toBe(job);
        seen.push(Object.keys(value.chunks).length);
      }
    })();
    await waitFor(() => seen.includes(0));
    await jobs.update(job, withChunk(0));
    await waitFor(() => seen.includes(1));
    await server.stop();
    await server.start();
    await jobs.update(job, withChunk(1));
    await waitFor(() => seen.includes(2), { timeoutMs: 20_000 });
    told.abort();
    await watching;
  });

  test('lists all its entries', async () => {
    const entries = await jobs.entries();
    expect(entries.map(({ key }) => key)).toContain(jobNamed('contention'));
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
  });

  test('is empty at first', async () => {
    await using other = await startNatsServer();
    await using fresh = await openBench(other.url);
    const empty = await fresh.messaging.openKeyValue({ bucket: JOBS_BUCKET, schema: jobEntry });
    expect(await empty.entries()).toEqual([]);
  });

  test('refuses what breaks its schema, and a bucket that is not there', async () => {
    await bench.publishRaw(`$KV.${JOBS_BUCKET}.broken`, '{"job":1}');
    await expect(jobs.get('broken')).rejects.toMatchObject({ code: 'bucket_value' });
    const missing = bench.messaging.openKeyValue({ bucket: 'NOWHERE', schema: jobEntry });
    await expect(missing).rejects.toMatchObject({ code: 'bucket_missing' });
  });
});

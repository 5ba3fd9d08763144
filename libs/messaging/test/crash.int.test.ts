import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chunkAnalyzed, chunkReady, emit } from '@langflix/contracts';
import { aChunkReady, startNatsServer, startProcess, temporaryFolder, waitFor } from '@langflix/testing';
import type { GuardedProcess, NatsServer } from '@langflix/testing';
import { ANALYZED, MAX_DELIVER, jobNamed, openBench } from './bench.ts';
import type { Bench } from './bench.ts';
import type { WorkerOptions } from './worker.ts';

const WORKER = join(import.meta.dirname, 'worker.ts');
const SIGKILLED = 137;
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

function startWorker(options: Omit<WorkerOptions, 'url'> & { url?: string }): Promise<GuardedProcess> {
  return startProcess({ command: 'node', args: [WORKER, JSON.stringify({ url: server.url, ...options })] });
}

async function publishChunks(job: string, count: number): Promise<void> {
  for (let chunk = 0; chunk < count; chunk++) {
    await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job, chunk })));
  }
}

/** Chunks in the order that work on them ended, over all workers. */
async function effectsIn(folder: string): Promise<number[]> {
  const text = await readFile(join(folder, 'effects.txt'), 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean).map(Number);
}

function countAnalyzed(job: string): Promise<number> {
  return bench.count(ANALYZED.replace('*', job));
}

describe('a worker killed by SIGKILL', () => {
  test.each([
    ['before-work', 1],
    ['after-effect', 2],
    ['after-fact', 2],
  ] as const)('%s: the next one comes to the same fact, written once', async (dieAt, runs) => {
    await using folder = await temporaryFolder();
    const job = jobNamed(`crash ${dieAt}`);
    await publishChunks(job, 1);
    await using first = await startWorker({ folder: folder.path, dieAt });
    expect(await first.exited).toBe(SIGKILLED);
    await using second = await startWorker({ folder: folder.path, dieAt });
    await waitFor(async () => (await effectsIn(folder.path)).length === runs);
    const fact = await waitFor(() => bench.messaging.readFact(chunkAnalyzed, { job, chunk: 0 }));
    expect(fact.outcome.status).toBe('analyzed');
    expect(await second.kill('SIGTERM')).toBe(0);
    expect(await countAnalyzed(job)).toBe(1);
  });

  test('on every delivery: the next one closes its part as failed on its behalf, others go on', async () => {
    await using folder = await temporaryFolder();
    const job = jobNamed('dies always');
    await publishChunks(job, 2);
    let deaths = 0;
    while (deaths < MAX_DELIVER) {
      await using worker = await startWorker({ folder: folder.path, dieAt: 'every-delivery' });
      expect(await worker.exited).toBe(SIGKILLED);
      deaths++;
    }
    await using survivor = await startWorker({ folder: folder.path, dieAt: 'every-delivery' });
    const fact = await waitFor(() => bench.messaging.readFact(chunkAnalyzed, { job, chunk: 0 }));
    expect(fact.outcome).toMatchObject({ status: 'failed', code: 'worker_died' });
    expect(JSON.stringify(fact.outcome)).toContain('llm-analyzer__analyze-chunk');
    const other = await waitFor(() => bench.messaging.readFact(chunkAnalyzed, { job, chunk: 1 }));
    expect(other.outcome.status).toBe('analyzed');
    const letters = await bench.messaging.deadLetters.list();
    expect(letters.filter((letter) => letter.job === job)).toMatchObject([
      { code: 'worker_died', deliveries: MAX_DELIVER + 1, consumer: 'llm-analyzer__analyze-chunk' },
    ]);
    expect(await survivor.kill('SIGTERM')).toBe(0);
  });
});

describe('a worker told to stop by SIGTERM under load', () => {
  test('finishes what it has in hand: nothing is lost, nothing done twice', async () => {
    await using folder = await temporaryFolder();
    const job = jobNamed('drain');
    const options = { folder: folder.path, concurrency: 4, workMs: 60 };
    await publishChunks(job, 120);
    for (const enough of [20, 60]) {
      await using worker = await startWorker(options);
      await waitFor(async () => (await effectsIn(folder.path)).length >= enough);
      expect(await worker.kill('SIGTERM')).toBe(0);
      expect((await effectsIn(folder.path)).length).toBe(await countAnalyzed(job));
    }
    await using last = await startWorker(options);
    await waitFor(async () => (await countAnalyzed(job)) === 120);
    expect(await last.kill('SIGTERM')).toBe(0);
    const effects = await effectsIn(folder.path);
    expect(effects.length).toBe(120);
    expect(new Set(effects).size).toBe(120);
  });

  test.each([false, true])(
    'gives back at once what it cannot finish within the grace, and calls it no failure (deaf: %s)',
    async (ignoresAbort) => {
      await using folder = await temporaryFolder();
      await using patient = await startNatsServer();
      // ack_wait is what a message that is not given back would have to wait for.
      await using broker = await openBench(patient.url, { ackWaitMs: 60_000 });
      const job = jobNamed('give back');
      const options = { url: patient.url, folder: folder.path, shutdownGraceMs: 200, ignoresAbort };
      await broker.messaging.publishFact(emit(chunkReady, aChunkReady({ job })));
      await using worker = await startWorker({ ...options, workMs: 60_000 });
      await waitFor(async () => (await broker.messaging.backlog()).some(({ inFlight }) => inFlight === 1));
      expect(await worker.kill('SIGTERM')).toBe(0);
      expect(worker.lines.filter((line) => /"level":"(warn|error|fatal)"/.test(line))).toEqual([]);
      await using next = await startWorker({ ...options, workMs: 0 });
      await waitFor(() => broker.messaging.readFact(chunkAnalyzed, { job, chunk: 0 }));
      expect(await next.kill('SIGTERM')).toBe(0);
    },
  );

  test('exits at once on a second signal', async () => {
    await using folder = await temporaryFolder();
    await publishChunks(jobNamed('impatient'), 1);
    await using worker = await startWorker({ folder: folder.path, workMs: 60_000, shutdownGraceMs: 60_000 });
    await worker.waitForLine('service ready');
    await waitFor(async () => (await bench.messaging.backlog()).some(({ inFlight }) => inFlight === 1));
    process.kill(worker.pid, 'SIGTERM');
    await worker.waitForLine('stopping');
    expect(await worker.kill('SIGINT')).toBe(130);
  });
});

describe('a worker whose broker is away', () => {
  test('starts before it, works when it comes, and stops without it', async () => {
    await using folder = await temporaryFolder();
    await using broker = await startNatsServer();
    await broker.stop();
    await using worker = await startWorker({ url: broker.url, folder: folder.path, shutdownGraceMs: 200 });
    await worker.waitForLine('no broker yet');
    await broker.start();
    await worker.waitForLine('not provisioned yet');
    await using other = await openBench(broker.url);
    await worker.waitForLine('service ready');
    await other.messaging.publishFact(emit(chunkReady, aChunkReady({ job: jobNamed('late') })));
    await waitFor(() => other.messaging.readFact(chunkAnalyzed, { job: jobNamed('late'), chunk: 0 }));
    await broker.kill();
    await worker.waitForLine('broker lost');
    const started = Date.now();
    expect(await worker.kill('SIGTERM')).toBe(0);
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});

import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chunkReady, emit, heartbeat, heartbeatSubject } from '@langflix/contracts';
import type { Heartbeat } from '@langflix/contracts';
import { aChunkReady, startNatsServer, startProcess, temporaryFolder, waitFor } from '@langflix/testing';
import type { GuardedProcess, NatsServer } from '@langflix/testing';
import { STREAM } from '../src/names.ts';
import { jobNamed, openBench } from './bench.ts';
import type { Bench } from './bench.ts';
import type { WorkerOptions } from './worker.ts';

const WORKER = join(import.meta.dirname, 'worker.ts');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Watched extends GuardedProcess {
  /** Status of startupz, readyz and livez; 0 for no answer. */
  health(): Promise<readonly number[]>;
}

async function startWorker(options: WorkerOptions): Promise<Watched> {
  const healthPort = await freePort();
  const args = [WORKER, JSON.stringify({ ...options, healthPort })];
  const child = await startProcess({ command: 'node', args });
  const statusOf = (page: string): Promise<number> =>
    fetch(`http://127.0.0.1:${healthPort}/${page}`).then(
      ({ status }) => status,
      () => 0,
    );
  return { ...child, health: () => Promise.all(['startupz', 'readyz', 'livez'].map(statusOf)) };
}

const untilHealthIs = (worker: Watched, wanted: readonly number[]): Promise<unknown> =>
  waitFor(async () => String(await worker.health()) === String(wanted), {
    describe: () => `startupz, readyz, livez to be ${String(wanted)}`,
    timeoutMs: 20_000,
  });

describe('the health of a service', () => {
  test('is alive from the start, has started with its broker and streams, and is ready while it can work', async () => {
    await using folder = await temporaryFolder();
    await using server = await startNatsServer();
    await server.stop();
    await using worker = await startWorker({ url: server.url, folder: folder.path });
    await untilHealthIs(worker, [503, 503, 200]);
    await server.start();
    await worker.waitForLine('not provisioned yet');
    expect(await worker.health()).toEqual([503, 503, 200]);
    await using bench = await openBench(server.url);
    await untilHealthIs(worker, [200, 200, 200]);

    await server.kill();
    await untilHealthIs(worker, [200, 503, 200]);
    await server.start();
    await untilHealthIs(worker, [200, 200, 200]);

    // A consumer that is gone is nothing to work on, and found again when it is back.
    await waitFor(() => bench.messaging.isConnected());
    await bench.broker.jsm.consumers.delete(STREAM, 'llm-analyzer__analyze-chunk');
    await untilHealthIs(worker, [200, 503, 200]);
    await (await openBench(server.url))[Symbol.asyncDispose]();
    await untilHealthIs(worker, [200, 200, 200]);
    expect(await worker.kill('SIGTERM')).toBe(0);
  }, 60_000);

  test('is not ready from the moment it is told to stop', async () => {
    await using folder = await temporaryFolder();
    await using server = await startNatsServer();
    await using bench = await openBench(server.url);
    await using worker = await startWorker({
      url: server.url,
      folder: folder.path,
      workMs: 60_000,
      shutdownGraceMs: 60_000,
    });
    await untilHealthIs(worker, [200, 200, 200]);
    await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job: jobNamed('stopping') })));
    await waitFor(async () => (await bench.messaging.backlog()).some(({ inFlight }) => inFlight === 1));
    process.kill(worker.pid, 'SIGTERM');
    await untilHealthIs(worker, [200, 503, 200]);
  });
});

describe('the heartbeats of a service', () => {
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

  test('tell how it is from the start on, and at once that it is stopping', async () => {
    await using folder = await temporaryFolder();
    const told = new AbortController();
    const heard: Heartbeat[] = [];
    const listening = bench.messaging.listen({
      subject: heartbeatSubject('*'),
      schema: heartbeat,
      signal: told.signal,
      onMessage: (beat) => void heard.push(beat),
    });
    const before = Date.now();
    await using worker = await startWorker({
      url: server.url,
      folder: folder.path,
      workMs: 60_000,
      shutdownGraceMs: 60_000,
    });
    await waitFor(() => heard.length === 1, { timeoutMs: 20_000 });
    await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job: jobNamed('beats') })));
    await waitFor(() => heard.length === 2);
    const [first, second] = heard;
    expect(first).toMatchObject({ app: 'llm-analyzer', inFlight: 0, draining: false });
    expect(Date.parse(first?.startedAt ?? '')).toBeGreaterThan(before - 1000);
    expect(first?.memoryBytes).toBeGreaterThan(20e6);
    expect(second).toMatchObject({ inFlight: 1, worker: first?.worker, startedAt: first?.startedAt });
    expect(second?.cpuSeconds).toBeGreaterThan(first?.cpuSeconds ?? 0);
    process.kill(worker.pid, 'SIGTERM');
    await waitFor(() => heard.length === 3, { timeoutMs: 4000 });
    expect(heard[2]).toMatchObject({ inFlight: 1, draining: true });
    told.abort();
    await listening;
  });

  test('of two processes are told apart, also when one takes the place of the other', async () => {
    await using folder = await temporaryFolder();
    const told = new AbortController();
    const workers = new Set<string>();
    const listening = bench.messaging.listen({
      subject: heartbeatSubject('llm-analyzer'),
      schema: heartbeat,
      signal: told.signal,
      onMessage: ({ worker }) => void workers.add(worker),
    });
    const options = { url: server.url, folder: folder.path };
    await using one = await startWorker(options);
    await using two = await startWorker(options);
    await waitFor(() => workers.size === 2, { timeoutMs: 20_000 });
    await one.kill('SIGKILL');
    await using three = await startWorker(options);
    await waitFor(() => workers.size === 3, { timeoutMs: 20_000 });
    expect(await Promise.all([two, three].map((worker) => worker.kill('SIGTERM')))).toEqual([0, 0]);
    told.abort();
    await listening;
  });
});

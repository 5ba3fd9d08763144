/** What a service sends to a collector, and what becomes of its work when there is none to take it. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chunkAnalyzed, chunkReady, emit, subjectOf } from '@langflix/contracts';
import {
  aChunkReady,
  startNatsServer,
  startProcess,
  startTraceCollector,
  temporaryFolder,
  waitFor,
} from '@langflix/testing';
import type { GuardedProcess, NatsServer, ReceivedSpan, TraceCollector } from '@langflix/testing';
import { ANALYZED, jobNamed, openBench } from './bench.ts';
import type { Bench } from './bench.ts';
import type { WorkerOptions } from './worker.ts';

const WORKER = join(import.meta.dirname, 'worker.ts');
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACEPARENT = `00-${TRACE_ID}-00f067aa0ba902b7-01`;
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

function startWorker(
  options: Omit<WorkerOptions, 'url'>,
  env: Readonly<Record<string, string>>,
): Promise<GuardedProcess> {
  const args = [WORKER, JSON.stringify({ url: server.url, ...options })];
  return startProcess({ command: 'node', args, env });
}

async function publishChunks(job: string, count: number): Promise<void> {
  for (let chunk = 0; chunk < count; chunk++) {
    const options = { traceparent: TRACEPARENT };
    await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job, chunk })), options);
  }
}

const untilAnalyzed = (job: string, count: number): Promise<unknown> =>
  waitFor(async () => (await bench.count(ANALYZED.replace('*', job))) === count, { timeoutMs: 30_000 });

const attributeOf = ({ attributes }: ReceivedSpan, name: string): unknown =>
  Object.values(attributes.find(({ key }) => key === name)?.value ?? {})[0];

describe('a service with a collector', () => {
  test('that is killed after a fact, before its ack, leaves a whole trace behind all the same', async () => {
    await using folder = await temporaryFolder();
    await using collector = await startTraceCollector();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
    const job = jobNamed('traced crash');
    await publishChunks(job, 1);
    await using first = await startWorker({ folder: folder.path, dieAt: 'after-fact' }, env);
    await first.exited;
    await using second = await startWorker({ folder: folder.path, dieAt: 'after-fact' }, env);
    await second.waitForLine('service ready');
    const delivered = await waitFor(() => collector.spans.find(({ name }) => name.startsWith('process')));
    expect(attributeOf(delivered, 'langflix.redelivered')).toBe(true);
    expect(delivered).toMatchObject({ traceId: TRACE_ID, links: [{ traceId: TRACE_ID }] });
    const { traceparent } = await bench.headersOf(subjectOf(chunkAnalyzed, { job, chunk: 0 }));
    const sent = collector.spans.find(({ spanId }) => traceparent === `00-${TRACE_ID}-${spanId}-01`);
    expect(sent).toMatchObject({ parentSpanId: delivered.spanId });
    const ids = new Set([...collector.spans.map(({ spanId }) => spanId), '00f067aa0ba902b7']);
    expect(collector.spans.filter(({ parentSpanId = '' }) => !ids.has(parentSpanId))).toEqual([]);
    expect(await second.kill('SIGTERM')).toBe(0);
  });

  test('sends no spans that sampling leaves out, and writes its work records all the same', async () => {
    await using folder = await temporaryFolder();
    await using collector = await startTraceCollector();
    const sampler = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' };
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, ...sampler };
    const [job, sampled] = [jobNamed('left out'), jobNamed('sampled')];
    await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job })));
    await publishChunks(sampled, 1);
    await using worker = await startWorker({ folder: folder.path }, env);
    await untilAnalyzed(job, 1);
    await untilAnalyzed(sampled, 1);
    expect(await worker.kill('SIGTERM')).toBe(0);
    expect(collector.spans.length).toBeGreaterThan(0);
    expect(new Set(collector.spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE_ID]));
    const { 'ce-work': work } = await bench.headersOf(subjectOf(chunkAnalyzed, { job, chunk: 0 }));
    expect(decodeURIComponent(work ?? '')).toContain('"attempt":1');
  });
});

describe('a service whose collector', () => {
  const kinds: [string, () => Promise<Pick<TraceCollector, 'endpoint' | typeof Symbol.asyncDispose>>][] = [
    [
      'refuses connections',
      async () => ({ endpoint: 'http://127.0.0.1:9', [Symbol.asyncDispose]: async () => {} }),
    ],
    ['never answers', () => startTraceCollector(() => {})],
  ];

  test.each(kinds)(
    '%s does all its work and ends in time, without a word about it',
    async (kind, start) => {
      await using folder = await temporaryFolder();
      await using collector = await start();
      const job = jobNamed(`collector ${kind}`);
      await publishChunks(job, 300);
      const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
      await using worker = await startWorker({ folder: folder.path, concurrency: 2 }, env);
      await untilAnalyzed(job, 300);
      const toldAt = performance.now();
      expect(await worker.kill('SIGTERM')).toBe(0);
      expect(performance.now() - toldAt).toBeLessThan(5000);
      expect(worker.lines.filter((line) => /"level":"(warn|error|fatal)"/.test(line))).toEqual([]);
    },
    60_000,
  );
});

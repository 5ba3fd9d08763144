import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { startTraceCollector } from '@langflix/testing';
import type { ReceivedSpan, TraceCollector } from '@langflix/testing';
import { ATTR } from './names.ts';

interface Run {
  readonly code: number;
  readonly lines: Record<string, unknown>[];
  readonly stderr: string;
  readonly ms: number;
}

/** Runs a script that uses the telemetry of a real process; it must end by itself. */
function run(script: string, env: Record<string, string> = {}): Promise<Run> {
  const begun = performance.now();
  const options = {
    cwd: import.meta.dirname,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    timeout: 20_000,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', script], options, (error, stdout, stderr) => {
      const lines = stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      const code = error === null ? 0 : Number(error.code ?? 1);
      resolve({ code, lines, stderr, ms: performance.now() - begun });
    });
  });
}

const START = `
  import { recordSpan, startTelemetry, traceHeaders, withSpan } from '@langflix/telemetry';
  const { log, ready, shutdown } = startTelemetry({ service: 'ingest', version: '1.2.3', logLevel: 'info' });
  await ready;
`;
const PARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const JOB = `${START}
  await withSpan('t', 'outer', { parent: '${PARENT}', kind: 4, attributes: { 'langflix.job': 'j1' } }, async () => {
    log.info('outside');
    await withSpan('t', 'inner', {}, () => {
      log.info(traceHeaders(), 'inside');
      throw Object.assign(new Error('no picture'), { code: 'video_no_picture' });
    }).catch(() => {});
  });
  recordSpan('t', 'episode', {
    startTime: 1_700_000_000_000, endTime: new Date(1_700_000_060_000), parent: '${PARENT}',
    failure: { code: 'analysis_blocked', reason: 'why' },
  });
  await shutdown();
`;

describe('with a collector', () => {
  let collector: TraceCollector;
  let result: Run;
  beforeAll(async () => {
    collector = await startTraceCollector();
    result = await run(JOB, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, OTEL_SERVICE_NAME: 'all' });
  });
  afterAll(() => collector.close());
  const spanNamed = (name: string): ReceivedSpan | undefined =>
    collector.spans.find((span) => span.name === name);

  test('every span arrives before the process ends', () => {
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(collector.spans.map((span) => span.name).sort()).toEqual(['episode', 'inner', 'outer']);
    expect(new Set(collector.paths)).toEqual(new Set(['POST /v1/traces']));
  });

  test('spans hang together across processes and awaits', () => {
    expect(spanNamed('outer')).toMatchObject({ parentSpanId: '00f067aa0ba902b7', kind: 5 });
    expect(spanNamed('inner')?.parentSpanId).toBe(spanNamed('outer')?.spanId);
    const traces = new Set(collector.spans.map((span) => span.traceId));
    expect(traces).toEqual(new Set(['4bf92f3577b34da6a3ce929d0e0e4736']));
  });

  test('a failure is told by its code', () => {
    const attributes = [{ key: ATTR.errorType, value: { stringValue: 'video_no_picture' } }];
    const status = { code: 2, message: 'no picture' };
    expect(spanNamed('inner')).toMatchObject({ attributes, status });
    expect(spanNamed('outer')).toMatchObject({ status: { code: 0 } });
  });

  test('a finished span has the times it was given', () => {
    expect(spanNamed('episode')).toMatchObject({
      startTimeUnixNano: '1700000000000000000',
      endTimeUnixNano: '1700000060000000000',
      status: { code: 2, message: 'why' },
    });
  });

  test('the service names itself and its version', () => {
    const expected = { 'service.name': 'ingest', 'service.version': '1.2.3' };
    for (const resource of collector.resources) expect(resource).toMatchObject(expected);
  });

  test('log lines lead to the spans', () => {
    const [outside, inside] = result.lines;
    expect(outside).toMatchObject({ msg: 'outside', span_id: spanNamed('outer')?.spanId });
    expect(inside).toMatchObject({ msg: 'inside', span_id: spanNamed('inner')?.spanId });
    expect(inside?.['traceparent']).toBe(
      `00-${String(inside?.['trace_id'])}-${String(inside?.['span_id'])}-01`,
    );
  });
});

describe('with a collector that is away', () => {
  const SHUTDOWN = `${START}
    await withSpan('t', 'work', {}, () => log.info('work'));
    const begun = performance.now();
    await shutdown();
    log.info({ ms: performance.now() - begun, uptimeMs: performance.now() }, 'shut down');
  `;

  test.each([
    [
      'refuses connections',
      async () => ({ endpoint: 'http://127.0.0.1:9', [Symbol.asyncDispose]: async () => {} }),
    ],
    ['never answers', () => startTraceCollector(() => {})],
    [
      'answers with errors',
      () => startTraceCollector((_request, response) => void response.writeHead(503).end()),
    ],
  ])(
    'because it %s, work goes on, shutting down takes 2 s at most and nothing is said',
    async (_why, make) => {
      await using collector = await make();
      const result = await run(SHUTDOWN, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
      expect(result).toMatchObject({ code: 0, stderr: '' });
      expect(result.lines.map((line) => line['msg'])).toEqual(['work', 'shut down']);
      expect(result.lines[1]?.['ms']).toBeLessThan(3000);
      // Nothing keeps the process alive: the SDK's own 10 seconds would.
      expect(result.ms - Number(result.lines[1]?.['uptimeMs'])).toBeLessThan(5000);
    },
  );

  test('because its address is nonsense, one line says so', async () => {
    const result = await run(SHUTDOWN, { OTEL_EXPORTER_OTLP_ENDPOINT: 'nonsense' });
    expect(result.lines.filter((line) => line['level'] === 'warn')).toHaveLength(1);
    expect(result.code).toBe(0);
  });
});

describe('without a collector', () => {
  const WATCHED = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ resolve: (name, at, next) => (loaded.push(name), next(name, at)) });
    const { startTelemetry } = await import('@langflix/telemetry');
    const { log, ready } = startTelemetry({ service: 'ingest', logLevel: 'info' });
    await ready;
    log.info({ isLoaded: loaded.includes('@opentelemetry/sdk-node') }, 'started');
  `;

  test('the SDK is not even loaded', async () => {
    expect((await run(WATCHED)).lines).toMatchObject([{ isLoaded: false }]);
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
    expect((await run(WATCHED, env)).lines).toMatchObject([{ isLoaded: true }]);
  });

  test('logs still share the ids of a trace', async () => {
    const { lines } = await run(JOB);
    expect(lines.map((line) => line['trace_id'])).toEqual(Array(2).fill('4bf92f3577b34da6a3ce929d0e0e4736'));
    expect(lines[0]?.['span_id']).not.toBe(lines[1]?.['span_id']);
  });
});

import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startTraceCollector, temporaryFolder } from '@langflix/testing';
import type { ReceivedSpan } from '@langflix/testing';
import { makeEpisode } from './episode.ts';
import { langflix } from './langflix.ts';

const secondsOf = (span: ReceivedSpan): number =>
  Number(BigInt(span.endTimeUnixNano) - BigInt(span.startTimeUnixNano)) / 1e9;

test('a job is one connected trace from submission to completion', async () => {
  await using folder = await temporaryFolder();
  await using collector = await startTraceCollector();
  const { video } = await makeEpisode(folder.path);
  const outcome = await langflix(
    ['process', video, '--analyzer', 'offline', '--out', join(folder.path, 'out'), '--json'],
    { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint },
  );
  expect(outcome.exitCode).toBe(0);

  const { spans } = collector;
  const [episode, ...more] = spans.filter((span) => span.name === 'episode');
  expect(more).toEqual([]);
  const trace = spans.filter((span) => span.traceId === episode?.traceId);
  const ids = new Set(trace.map((span) => span.spanId));
  const orphans = trace.filter((span) => span.parentSpanId && !ids.has(span.parentSpanId));
  expect(orphans.map((span) => span.name)).toEqual([]);
  expect(trace.filter((span) => !span.parentSpanId)).toHaveLength(1);
  expect(spans.filter((span) => span.traceId !== episode?.traceId).map((span) => span.name)).toEqual([]);

  const names = trace.map((span) => span.name).join('\n');
  for (const hop of [
    'episode.submitted',
    'episode.ingested',
    'chunk.ready',
    'chunk.analyzed',
    'clip.requested',
    'clip.finished',
  ]) {
    expect(names).toMatch(new RegExp(`process .*${hop.replace('.', '\\.')}`));
  }
  expect(names).toContain('render clip');
  expect(secondsOf(episode as ReceivedSpan)).toBeLessThanOrEqual(Number(outcome.json['wallSeconds']));
}, 120_000);

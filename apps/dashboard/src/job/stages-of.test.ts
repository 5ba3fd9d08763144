import { expect, test } from '@jest/globals';
import type { JobDetail, TimelinePart } from '@langflix/contracts';
import { describeStage, stagesOf } from './stages-of.ts';

const AT = '2026-03-02T08:00:00.000Z';
const part = (stage: TimelinePart['stage'], outcome: TimelinePart['outcome'], id?: string): TimelinePart => ({
  stage,
  outcome,
  queuedAt: AT,
  ...(id !== undefined && { part: id }),
});

function aJob(
  parts: TimelinePart[],
  counts: Partial<JobDetail['summary']['counts']>,
  state = 'running' as const,
) {
  return {
    summary: { state, counts: { chunks: null, clipsRequested: 0, ...counts } },
    timeline: { parts },
  } as JobDetail;
}
const words = (job: JobDetail): readonly string[] =>
  stagesOf(job).map((it) => `${it.state}: ${describeStage(it)}`);

test('a job that has just begun waits for all but its ingest', () => {
  expect(words(aJob([part('ingest', 'open')], {}))).toEqual([
    'running: running',
    'waiting: waiting',
    'waiting: waiting',
    'waiting: waiting',
    'waiting: waiting',
  ]);
});

test('stages of many parts tell how many are done, and how many failed', () => {
  const parts = [
    part('ingest', 'done'),
    part('measure', 'done'),
    part('chunk', 'done'),
    part('analyze', 'done', '0'),
    part('analyze', 'open', '1'),
    part('encode', 'failed', 'a'),
    part('encode', 'reused', 'b'),
    part('encode', 'open', 'c'),
  ];
  expect(words(aJob(parts, { chunks: 2, clipsRequested: 3 }))).toEqual([
    'done: done',
    'done: done',
    'done: done',
    'running: 1 of 2',
    'running: 2 of 3, 1 failed',
  ]);
});

test('a stage all of whose parts failed has failed', () => {
  const parts = [part('encode', 'failed', 'a'), part('encode', 'failed', 'b')];
  expect(words(aJob(parts, { clipsRequested: 2 })).at(-1)).toBe('failed: 2 of 2, 2 failed');
});

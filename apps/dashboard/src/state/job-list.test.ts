import { describe, expect, test } from '@jest/globals';
import type { JobSummary } from '@langflix/contracts';
import { listOf, matches, withChange, withPage } from './job-list.ts';

const ALL = { states: [], text: '' };

/** @param hour of submission */
function aJob(job: string, hour: number, override: Partial<JobSummary> = {}): JobSummary {
  return {
    job,
    series: 'Corner Shop',
    episode: 'S01E03',
    state: 'running',
    submittedAt: `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`,
    wallSeconds: 1,
    counts: {
      chunks: null,
      chunksAnalyzed: 0,
      chunksFailed: 0,
      clipsRequested: 0,
      clipsEncoded: 0,
      clipsReused: 0,
      clipsFailed: 0,
    },
    progress: 0,
    failures: 0,
    ...override,
  };
}

const names = (list: { readonly jobs: readonly JobSummary[] }): readonly string[] =>
  list.jobs.map(({ job }) => job);
const PAGE = { jobs: [aJob('c', 9), aJob('b', 8)], total: 5, next: 'b' };

describe('a live change', () => {
  test('replaces the job where it stands', () => {
    const list = withChange(listOf(PAGE), aJob('b', 8, { progress: 0.5 }), ALL);
    expect(names(list)).toEqual(['c', 'b']);
    expect(list.jobs[1]?.progress).toBe(0.5);
    expect(list.total).toBe(5);
  });

  test('brings a new job to the top', () => {
    const list = withChange(listOf(PAGE), aJob('d', 10), ALL);
    expect(names(list)).toEqual(['d', 'c', 'b']);
    expect(list.total).toBe(6);
  });

  test('of a job on a page to come changes nothing', () => {
    expect(withChange(listOf(PAGE), aJob('a', 7), ALL)).toEqual(listOf(PAGE));
  });

  test('takes a job away that the filter no longer lets pass', () => {
    const list = withChange(listOf(PAGE), aJob('c', 9, { state: 'complete' }), {
      states: ['running'],
      text: '',
    });
    expect(names(list)).toEqual(['b']);
    expect(list.total).toBe(4);
  });

  test('of a job that the filter does not let pass is not shown', () => {
    const list = withChange(listOf(PAGE), aJob('d', 10), { states: [], text: 'ferry' });
    expect(names(list)).toEqual(['c', 'b']);
  });
});

test('the next page does not double what a live change brought', () => {
  const list = withPage(listOf(PAGE), { jobs: [aJob('b', 8), aJob('a', 7)], total: 3 });
  expect(names(list)).toEqual(['c', 'b', 'a']);
  expect(list.next).toBeUndefined();
});

test.each([
  ['corner', true],
  ['S01E03', true],
  [' JOB-7 ', true],
  ['ferry', false],
])('a search for "%s" finds it: %p', (text, isFound) => {
  expect(matches(aJob('job-7', 9), { states: [], text })).toBe(isFound);
});

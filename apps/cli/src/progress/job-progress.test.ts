import { describe, expect, test } from '@jest/globals';
import type { JobEntry } from '@langflix/contracts';
import { aJobEntry } from '@langflix/testing';
import { isClosed, jobProgress } from './job-progress.ts';

const clip = { chunk: 0, expression: 'give up', scores: { 0: 0.5 } };
const failure = { code: 'clip_check_failed', reason: 'too short' };

describe('jobProgress', () => {
  test('counts the members of the sets by their state', () => {
    const progress = jobProgress(
      aJobEntry({
        plannedChunks: 4,
        chunks: { 0: { status: 'analyzed', expressions: 3 }, 1: { status: 'failed', ...failure } },
        clips: {
          a: { ...clip, state: 'candidate' },
          b: { ...clip, state: 'requested' },
          c: { ...clip, state: 'encoded', reused: true },
          d: { ...clip, state: 'encoded', reused: false },
          e: { ...clip, state: 'failed', failure },
          // Shown by others: no clips of their own.
          f: { ...clip, state: 'shared', sharedWith: 'c' },
          g: { ...clip, state: 'failed', sharedWith: 'e', failure },
        },
      }),
      0.5,
    );
    expect(progress).toMatchObject({
      title: 'Corner Cafe S01E02',
      chunksPlanned: 4,
      chunksDone: 1,
      chunksFailed: 1,
      clipsFound: 5,
      clipsRequested: 4,
      clipsDone: 2,
      clipsReused: 1,
      clipsFailed: 1,
      clipsPartly: 0.5,
    });
  });

  test('knows no plan and no title before there is one', () => {
    const accepted: Partial<JobEntry> = aJobEntry({ status: 'accepted' });
    delete accepted.title;
    const progress = jobProgress(accepted as JobEntry);
    expect(progress.title).toBeUndefined();
    expect(progress.chunksPlanned).toBeUndefined();
  });
});

test('a job is over when it is completed, failed or rejected', () => {
  expect((['accepted', 'processing', 'completed', 'failed', 'rejected'] as const).filter(isClosed)).toEqual([
    'completed',
    'failed',
    'rejected',
  ]);
});

import { describe, expect, test } from '@jest/globals';
import { aJobEntry } from '@langflix/testing';
import { jobProgress } from './job-progress.ts';
import type { JobProgress } from './job-progress.ts';
import { remainingSec } from './remaining.ts';

const start = jobProgress(aJobEntry());

function after(seconds: number, change: Partial<JobProgress>) {
  return remainingSec(
    { atMs: 0, progress: start },
    { atMs: seconds * 1000, progress: { ...start, ...change } },
  );
}

describe('remainingSec', () => {
  test('is not known before there is a plan, and while one of the stages has not begun', () => {
    expect(after(5, {})).toBeUndefined();
    expect(after(5, { chunksPlanned: 10 })).toBeUndefined();
    expect(after(5, { chunksPlanned: 10, chunksDone: 2, clipsFound: 4, clipsRequested: 4 })).toBeUndefined();
  });

  test('is the time of the slower stage, at the pace so far', () => {
    // 5 of 10 chunks in 10 s gave 10 clips, so 20 are expected; 4 are cut, 16 are left at 0.4 a second.
    const change = { chunksPlanned: 10, chunksDone: 5, clipsFound: 10, clipsRequested: 10, clipsDone: 4 };
    expect(after(10, change)).toBeCloseTo(40);
  });

  test('takes the most clips that are wanted into account', () => {
    const change = { chunksPlanned: 10, chunksDone: 5, clipsFound: 10, clipsRequested: 6, clipsDone: 4 };
    expect(after(10, { ...change, maxClips: 6 })).toBeCloseTo(10);
  });

  test('counts clips under way as far as they are', () => {
    const change = { chunksPlanned: 10, chunksDone: 10, clipsFound: 10, clipsRequested: 10, clipsDone: 4 };
    expect(after(10, { ...change, clipsPartly: 1 })).toBeCloseTo(10);
  });

  test('is not known while the first clip has only begun: its start says nothing of its pace', () => {
    const change = { chunksPlanned: 1, chunksDone: 1, clipsFound: 3, clipsRequested: 3 };
    expect(after(2, { ...change, clipsPartly: 0.01 })).toBeUndefined();
    expect(after(2, { ...change, clipsPartly: 0.5 })).toBeCloseTo(10);
  });

  test('counts only what was done since the first look: a resumed job was not that fast', () => {
    const resumed = {
      ...start,
      chunksPlanned: 10,
      chunksDone: 8,
      clipsFound: 8,
      clipsRequested: 8,
      clipsDone: 6,
    };
    const later = { ...resumed, chunksDone: 9, clipsFound: 9, clipsRequested: 9, clipsDone: 7 };
    expect(remainingSec({ atMs: 0, progress: resumed }, { atMs: 5000, progress: later })).toBeCloseTo(15);
  });

  test('is nothing when all is done', () => {
    const all = { chunksPlanned: 2, chunksDone: 2, clipsFound: 3, clipsRequested: 3, clipsDone: 3 };
    expect(after(10, all)).toBe(0);
  });
});

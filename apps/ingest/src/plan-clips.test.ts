import { expect, test } from '@jest/globals';
import { clipIdOf } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import { anEpisodeSubmitted } from '@langflix/testing';
import { planClips } from './plan-clips.ts';

const FOUND = [
  [0, 'give up'],
  [0, 'call it a day'],
  [1, 'piece of cake'],
  [1, 'out of the blue'],
  [2, 'let you down'],
] as const;

/** Every expression as good as the others. */
function anEntry(job: string): JobEntry {
  const clips = FOUND.map(([chunk, expression]) => [
    clipIdOf(job, expression),
    { chunk, expression, scores: { [chunk]: 5 }, state: 'candidate' as const },
  ]);
  return {
    ...{ job, submissionId: job, submission: anEpisodeSubmitted({ maxClips: 3 }), status: 'processing' },
    ...{ plannedChunks: 3, submittedAt: '2026-01-01T00:00:00.000Z', clips: Object.fromEntries(clips) },
    chunks: Object.fromEntries([0, 1, 2].map((i) => [i, { status: 'analyzed', expressions: 2 }])),
  };
}

test('another job for the same episode gets the same clips, equal scores or not', () => {
  const chosen = (job: string): string[] =>
    Object.values(planClips(anEntry(job)).clips)
      .filter(({ state }) => state === 'requested')
      .map(({ expression }) => expression);
  const jobs = Array.from({ length: 20 }, (_, i) => `job-${i}`);
  expect(new Set(jobs.map((job) => chosen(job).toSorted().join()))).toEqual(
    new Set(['call it a day,let you down,out of the blue']),
  );
});

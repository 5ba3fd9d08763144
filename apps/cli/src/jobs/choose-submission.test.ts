import { expect, test } from '@jest/globals';
import { jobIdOf } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import { aJobEntry } from '@langflix/testing';
import { SUBMISSION_SOURCE, chooseSubmission } from './choose-submission.ts';

const jobOf = (id: string): string => jobIdOf({ id, source: SUBMISSION_SOURCE });

/** A ledger that knows these submissions. */
function ledger(statuses: Record<string, JobEntry['status']>) {
  const entries = Object.entries(statuses).map(([id, status]) =>
    aJobEntry({ job: jobOf(id), submissionId: id, status }),
  );
  return async (job: string) => entries.find((entry) => entry.job === job);
}

const choose = (statuses: Record<string, JobEntry['status']>) =>
  chooseSubmission('cli-abc-', SUBMISSION_SOURCE, ledger(statuses));

test('the first submission of a request is number one', async () => {
  expect(await choose({})).toEqual({ id: 'cli-abc-1', job: jobOf('cli-abc-1'), open: undefined });
});

test('a job that is still open is taken up again', async () => {
  const choice = await choose({ 'cli-abc-1': 'completed', 'cli-abc-2': 'processing' });
  expect(choice.id).toBe('cli-abc-2');
  expect(choice.open?.status).toBe('processing');
});

test('when all are over, however they ended, the next number is a new job', async () => {
  const choice = await choose({ 'cli-abc-1': 'completed', 'cli-abc-2': 'rejected', 'cli-abc-3': 'failed' });
  expect(choice).toEqual({ id: 'cli-abc-4', job: jobOf('cli-abc-4'), open: undefined });
});

import { jobIdOf } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import type { KeyValue } from './key-value.ts';
import type { Messaging } from './messaging.ts';

export interface Resubmitted {
  readonly job: string;
  readonly submissionId: string;
}

/**
 * Submits the episode of a job again, from its entry in the ledger. What happened in a job is written once and cannot
 * be unwritten, so it is a new job: under the id `<id>~r<n>` with the first n whose job is not over. One that is still
 * open is taken up, so asking twice is one job. It is cheap: finished clips are found by their content and answers in
 * the cache.
 * @param jobs the bucket `JOBS_BUCKET`
 */
export async function resubmit(
  messaging: Pick<Messaging, 'submitEpisode'>,
  jobs: Pick<KeyValue<JobEntry>, 'get'>,
  entry: JobEntry,
): Promise<Resubmitted> {
  const source = entry.submissionSource;
  const original = entry.submissionId.replace(/~r\d+$/, '');
  for (let n = 1; ; n++) {
    const id = `${original}~r${n}`;
    const known = await jobs.get(jobIdOf({ id, source }));
    if (known !== undefined && isOver(known)) continue;
    // One that is only accepted may have lost its submission; a second one is the same job.
    if (known !== undefined && known.status !== 'accepted') return { job: known.job, submissionId: id };
    const { job } = await messaging.submitEpisode(entry.submission, { id, source });
    return { job, submissionId: id };
  }
}

function isOver({ status }: JobEntry): boolean {
  return status === 'completed' || status === 'failed' || status === 'rejected';
}

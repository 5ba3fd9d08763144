import { jobIdOf } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import { isClosed } from '../progress/job-progress.ts';

/** CloudEvents source of everything submitted here. */
export const SUBMISSION_SOURCE = 'langflix-cli';

/** Reads the ledger. */
export type FindJob = (job: string) => Promise<JobEntry | undefined>;

export interface SubmissionChoice {
  readonly id: string;
  readonly job: string;
  /** The job that is taken up again; undefined for a new one. */
  readonly open: JobEntry | undefined;
}

/**
 * Under which id to submit: `<prefix><n>` with the first n whose job is not over. A job that is still open is taken
 * up again; a closed one stays as it is, and the next number is a new job, cheap because finished clips are found
 * by their content and answers in the cache.
 */
export async function chooseSubmission(
  prefix: string,
  source: string | undefined,
  find: FindJob,
): Promise<SubmissionChoice> {
  for (let n = 1; ; n++) {
    const id = `${prefix}${n}`;
    const job = jobIdOf({ id, source });
    const entry = await find(job);
    if (entry === undefined || !isClosed(entry.status)) return { id, job, open: entry };
  }
}

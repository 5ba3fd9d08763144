import { episodeSubmitted } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import type { DeadLetter, KeyValue, Messaging } from '@langflix/messaging';
import { CliError } from '../cli-error.ts';
import { commandLine } from '../command-line.ts';

export interface Redriven {
  readonly seq: number;
  /** The job that does it again; undefined where the broker did not name one. */
  readonly job: string | undefined;
  /** The submission's id, where a job was submitted anew. */
  readonly submissionId?: string;
}

/**
 * Gives a dead letter another try, then removes it.
 *
 * What happened in a job is written once and cannot be unwritten, so a message inside a job is not delivered again:
 * its episode is submitted again under a new id (`<id>~r<n>`) from the ledger, and finds what was finished by the
 * content of the clips and in the cache. Several dead letters of one job share the new one while it is open. A
 * submission that nobody could accept is sent again as it is.
 * @throws CliError `job_unknown` when the ledger no longer knows the job.
 */
export async function redrive(
  letter: DeadLetter,
  { messaging, jobs }: { messaging: Messaging; jobs: KeyValue<JobEntry> },
): Promise<Redriven> {
  const redriven =
    letter.subject === episodeSubmitted.subject
      ? { seq: letter.seq, job: (await messaging.republish(letter)).job }
      : { seq: letter.seq, ...(await submitAgain(letter, messaging, jobs)) };
  await messaging.deadLetters.remove(letter.seq);
  return redriven;
}

async function submitAgain(
  letter: DeadLetter,
  messaging: Messaging,
  jobs: KeyValue<JobEntry>,
): Promise<{ job: string; submissionId: string }> {
  const entry = letter.job === undefined ? undefined : await jobs.get(letter.job);
  if (entry === undefined) {
    throw new CliError(
      'job_unknown',
      `the job of dead letter ${letter.seq} (${letter.job ?? 'none'}) is not in the ledger: submit its episode again ` +
        `with "${commandLine(['submit', '<video>'])}"`,
    );
  }
  const { resubmit } = await import('@langflix/messaging');
  return resubmit(messaging, jobs, entry);
}

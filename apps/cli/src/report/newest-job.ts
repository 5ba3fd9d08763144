import type { JobEntry } from '@langflix/contracts';
import type { KeyValue } from '@langflix/messaging';

/** The job that was accepted last, open or not. */
export async function newestJob(jobs: KeyValue<JobEntry>): Promise<JobEntry | undefined> {
  return (await jobs.entries())
    .map(({ value }) => value)
    .toSorted((a, b) => Date.parse(b.submittedAt) - Date.parse(a.submittedAt))[0];
}

import type { JobEntry } from '@langflix/contracts';
import type { KeyValue } from '@langflix/messaging';
import { isClosed } from '../progress/job-progress.ts';

interface WatchOptions {
  readonly jobs: KeyValue<JobEntry>;
  readonly job: string;
  readonly signal: AbortSignal;
  /** Gets the entry as it is and then every change. */
  onEntry(entry: JobEntry): void;
}

/**
 * Follows a job until it is over.
 * @returns its last entry.
 * @throws the signal's reason when it aborts
 */
export async function watchJob({ jobs, job, signal, onEntry }: WatchOptions): Promise<JobEntry> {
  for await (const { value } of jobs.watch({ key: job, signal })) {
    onEntry(value);
    if (isClosed(value.status)) return value;
  }
  throw signal.reason;
}

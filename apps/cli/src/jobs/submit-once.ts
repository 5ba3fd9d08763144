import type { JobEntry } from '@langflix/contracts';
import type { KeyValue, Messaging } from '@langflix/messaging';
import type { EpisodeRequest } from '../request/episode-request.ts';
import { requestKey } from '../request/request-key.ts';
import { submissionOf } from '../request/submission.ts';
import { chooseSubmission, SUBMISSION_SOURCE } from './choose-submission.ts';

export interface Submitted {
  readonly job: string;
  readonly submissionId: string;
  /** The same request was still open: nothing new was submitted. */
  readonly isResumed: boolean;
}

/** Submits a request unless the same one is still being worked on. */
export async function submitOnce(
  request: EpisodeRequest,
  { messaging, jobs }: { messaging: Messaging; jobs: KeyValue<JobEntry> },
): Promise<Submitted> {
  const prefix = `cli-${await requestKey(request)}-`;
  const { id, job, open } = await chooseSubmission(prefix, SUBMISSION_SOURCE, (wanted) => jobs.get(wanted));
  // A job that was only accepted may have lost its submission; a second one is the same job.
  if (open === undefined || open.status === 'accepted') {
    await messaging.submitEpisode(submissionOf(request), { id, source: SUBMISSION_SOURCE });
  }
  return { job, submissionId: id, isResumed: open !== undefined };
}

import type { episodeChunked } from '@langflix/contracts';
import type { Handler } from '@langflix/messaging';
import type { IngestDeps } from './deps.ts';
import { closeIfFinished, endJob, failedFact } from './close-job.ts';
import { foldPlan } from './fold-facts.ts';
import { requestClips } from './request-clips.ts';

/** Takes the plan into the ledger; an episode that could not be chunked has failed. */
export function recordPlan(deps: IngestDeps): Handler<typeof episodeChunked> {
  return async ({ data }) => {
    if (data.outcome.status === 'failed') {
      const failure = { code: data.outcome.code, reason: data.outcome.reason };
      const entry = await endJob(data.job, { status: 'failed', failure }, deps);
      return entry?.status === 'failed' ? [failedFact(entry)] : [];
    }
    const entry = await deps.ledger.update(data.job, (current) => foldPlan(current, data));
    if (entry === undefined) return [];
    // Before the plan is known a limit on the number of clips holds all of them back.
    const requests = entry.submission.maxClips === undefined ? [] : await requestClips(entry, deps);
    return [...requests, ...(await closeIfFinished(entry, deps))];
  };
}

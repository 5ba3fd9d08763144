import { episodeIngested } from '@langflix/contracts';
import type { episodeFailed, episodeRejected } from '@langflix/contracts';
import type { Handler } from '@langflix/messaging';
import { endJob } from './close-job.ts';
import type { IngestDeps } from './deps.ts';

/**
 * A rejection may be written on behalf of a dead worker, so the ledger learns of it by the fact. Once the episode is
 * ingested it is about another message under the same id: the job goes on and ends by itself.
 */
export function recordRejection(deps: IngestDeps): Handler<typeof episodeRejected> {
  return async ({ data }) => {
    if ((await deps.messaging.readFact(episodeIngested, { job: data.job })) !== undefined) return [];
    await endJob(data.job, { status: 'rejected', failure: { code: data.code, reason: data.reason } }, deps);
    return [];
  };
}

/** Likewise a failure. */
export function recordFailure(deps: IngestDeps): Handler<typeof episodeFailed> {
  return async ({ data }) => {
    await endJob(data.job, { status: 'failed', failure: { code: data.code, reason: data.reason } }, deps);
    return [];
  };
}

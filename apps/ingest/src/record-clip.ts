import type { clipFinished } from '@langflix/contracts';
import type { Handler } from '@langflix/messaging';
import { closeIfFinished } from './close-job.ts';
import type { IngestDeps } from './deps.ts';
import { foldClip } from './fold-facts.ts';

/** Takes a clip's outcome into the ledger and closes the job with the last one. */
export function recordClip(deps: IngestDeps): Handler<typeof clipFinished> {
  return async ({ data }) => {
    const entry = await deps.ledger.update(data.job, (current) => foldClip(current, data));
    return entry === undefined ? [] : closeIfFinished(entry, deps);
  };
}

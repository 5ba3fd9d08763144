import type { chunkAnalyzed } from '@langflix/contracts';
import type { Handler } from '@langflix/messaging';
import { closeIfFinished } from './close-job.ts';
import type { IngestDeps } from './deps.ts';
import { foldAnalysis } from './fold-facts.ts';
import { requestClips } from './request-clips.ts';

/** One update marks the chunk and records its clips; the requests are then worked out from the entry. */
export function recordAnalysis(deps: IngestDeps): Handler<typeof chunkAnalyzed> {
  return async ({ data }) => {
    const entry = await deps.ledger.update(data.job, (current) => foldAnalysis(current, data));
    if (entry === undefined) return [];
    // With a limit, the last chunk decides about clips of other chunks too.
    const scope = entry.submission.maxClips === undefined ? { ownedBy: data.chunk } : {};
    return [...(await requestClips(entry, deps, scope)), ...(await closeIfFinished(entry, deps))];
  };
}

import type { chunkAnalyzed } from '@langflix/contracts';
import type { Handler } from '@langflix/messaging';
import { SPAN, withSpan } from '@langflix/telemetry';
import { closeIfFinished } from './close-job.ts';
import type { IngestDeps } from './deps.ts';
import { foldAnalysis } from './fold-facts.ts';
import { requestClips } from './request-clips.ts';

/** One update marks the chunk and records its clips; the requests are then worked out from the entry. */
export function recordAnalysis(deps: IngestDeps): Handler<typeof chunkAnalyzed> {
  return async ({ data }) => {
    const entry = await deps.ledger.update(data.job, (current) =>
      foldAnalysis(current, data, deps.maxClipMs),
    );
    if (entry === undefined) return [];
    // A chunk releases its own clips and those of later chunks that waited for it; with a limit, the last chunk to come
    // decides about clips of earlier ones too.
    const scope = entry.submission.maxClips === undefined ? { fromChunk: data.chunk } : {};
    const requests = await withSpan('ingest', SPAN.planClips, {}, () => requestClips(entry, deps, scope));
    return [...requests, ...(await closeIfFinished(entry, deps))];
  };
}

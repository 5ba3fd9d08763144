import type { JobEntry } from '@langflix/contracts';
import { ATTR, SPAN, contextFrom, recordSpan } from '@langflix/telemetry';
import { countsOf } from './fold-facts.ts';

/** One span over the whole job, so that slow episodes are found by duration. */
export function recordEpisodeSpan(entry: JobEntry): void {
  if (entry.closedAt === undefined) return;
  const counts = countsOf(entry);
  recordSpan('ingest', SPAN.episode, {
    startTime: new Date(entry.submittedAt),
    endTime: new Date(entry.closedAt),
    ...(entry.traceparent === undefined ? {} : { parent: contextFrom(entry.traceparent) }),
    ...(entry.failure === undefined ? {} : { failure: entry.failure }),
    attributes: {
      [ATTR.job]: entry.job,
      [ATTR.series]: entry.title?.series ?? '',
      [ATTR.episode]: entry.title?.episode ?? '',
      [ATTR.contentSeconds]: entry.contentSeconds ?? 0,
      [ATTR.jobStatus]: entry.result?.partial === true ? 'partial' : entry.status,
      [ATTR.clipCount]: counts.clipsEncoded,
      [ATTR.clipsFailed]: counts.clipsFailed,
    },
  });
}

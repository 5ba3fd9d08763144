import { contentHash } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import { ATTR, SPAN, contextFrom, recordSpan } from '@langflix/telemetry';
import { countsOf } from './fold-facts.ts';
import { secondsBetween } from './seconds-between.ts';

const SPAN_DIGITS = 16;

/** One span over the whole job, so that slow episodes are found by duration. Recorded again, it is the same span. */
export function recordEpisodeSpan(entry: JobEntry): void {
  if (entry.closedAt === undefined) return;
  const counts = countsOf(entry);
  recordSpan('ingest', SPAN.episode, {
    startTime: new Date(entry.submittedAt),
    endTime: new Date(entry.closedAt),
    ...(entry.traceparent === undefined ? {} : { parent: contextFrom(entry.traceparent) }),
    // Over the whole job, not over the work that closes it.
    isOperation: false,
    ids: { spanId: contentHash(['episode', entry.job], SPAN_DIGITS) },
    ...(entry.failure === undefined ? {} : { failure: entry.failure }),
    attributes: {
      [ATTR.job]: entry.job,
      [ATTR.series]: entry.title?.series ?? '',
      [ATTR.episode]: entry.title?.episode ?? '',
      [ATTR.contentSeconds]: entry.contentSeconds ?? 0,
      [ATTR.contentMinutes]: Math.round((entry.contentSeconds ?? 0) / 6) / 10,
      [ATTR.isPartial]: entry.result?.partial === true,
      [ATTR.wallSeconds]: secondsBetween(entry.submittedAt, entry.closedAt),
      [ATTR.jobStatus]: entry.result?.partial === true ? 'partial' : entry.status,
      [ATTR.clipCount]: counts.clipsEncoded,
      [ATTR.clipsFailed]: counts.clipsFailed,
    },
  });
}

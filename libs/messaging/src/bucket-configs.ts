import { ANSWERS_BUCKET, BUDGETS_BUCKET, JOBS_BUCKET, QUOTA_BUCKET } from '@langflix/contracts';
import { DiscardPolicy, nanos } from 'nats';
import { ATTEMPTS_BUCKET, streamOfBucket } from './names.ts';
import type { BUCKETS } from './names.ts';
import type { WantedStream } from './stream-configs.ts';

type Bucket = (typeof BUCKETS)[number];

const DAY_MS = 24 * 3_600_000;
/** The broker's default window for message ids, which may not be longer than the stream remembers. */
const DUPLICATE_WINDOW_MS = 120_000;
/**
 * A ledger entry must outlive every fact of its job. A submission that is delivered again (a consumer made anew, a
 * stream restored) would otherwise find no entry and start its job a second time; the entry's age counts from its
 * last change, which may lie as far before that fact's end as the fact is allowed to live.
 */
const LEDGER_LIFETIMES = 2;
/** An answer that was paid for is found again when a job is submitted again within the week. */
const ANSWERS_MS = 7 * DAY_MS;
/** Tens of thousands of answers of a few KB. */
const ANSWERS_BYTES = 256 * 1024 * 1024;

/** A bucket is a stream by convention: NATS ADR-8. */
export function wantedBuckets(maxAgeMs: number): WantedStream[] {
  const ledger = { max_age: nanos(LEDGER_LIFETIMES * maxAgeMs) };
  const wanted: Record<Bucket, Partial<WantedStream>> = {
    [JOBS_BUCKET]: ledger,
    // As long as a quota is in use its entry is in force, however long ago it changed; there is one per model.
    [QUOTA_BUCKET]: { max_age: 0 },
    // A full bucket drops its oldest answers: asked again they cost money, refused they would stop the analysis.
    [ANSWERS_BUCKET]: {
      max_age: nanos(Math.max(ANSWERS_MS, maxAgeMs)),
      max_bytes: ANSWERS_BYTES,
      discard: DiscardPolicy.Old,
    },
    [BUDGETS_BUCKET]: ledger,
    [ATTEMPTS_BUCKET]: { max_age: nanos(maxAgeMs) },
  };
  return Object.entries(wanted).map(([bucket, config]) => ({
    name: streamOfBucket(bucket),
    subjects: [`$KV.${bucket}.>`],
    max_msgs_per_subject: 1,
    discard: DiscardPolicy.New,
    duplicate_window: nanos(Math.min(DUPLICATE_WINDOW_MS, maxAgeMs)),
    allow_rollup_hdrs: true,
    deny_delete: true,
    allow_direct: false,
    ...config,
  }));
}

import { DiscardPolicy, RetentionPolicy, StorageType, nanos } from 'nats';
import type { StreamConfig } from 'nats';
import {
  ADVISORY_STREAM,
  BUCKETS,
  DEAD_LETTER_ROOT,
  DEAD_LETTER_STREAM,
  MAX_DELIVERIES_SUBJECT,
  STREAM,
  STREAM_SUBJECT,
  streamOfBucket,
} from './names.ts';
import type { NatsSettings } from './settings.ts';

export type WantedStream = Pick<StreamConfig, 'name' | 'subjects'> & Partial<StreamConfig>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The broker's default window for message ids, which may not be longer than the stream remembers. */
const DUPLICATE_WINDOW_MS = 120_000;
/** Dead letters and advisories wait for people: longer than the facts they are about. */
const FORENSIC_MS = 14 * DAY_MS;
/**
 * A ledger entry must outlive every fact of its job. A submission that is delivered again (a consumer made anew, a
 * stream restored) would otherwise find no entry and start its job a second time; the entry's age counts from its
 * last change, which may lie as far before that fact's end as the fact is allowed to live.
 */
const BUCKET_LIFETIMES = 2;

/** What `provision` makes and keeps so. Fields that are not named here are the operator's. */
export function wantedStreams(settings: NatsSettings): WantedStream[] {
  const maxAgeMs = settings.maxAgeHours * HOUR_MS;
  const common = {
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: settings.replicas,
  };
  return [
    {
      ...common,
      name: STREAM,
      subjects: [STREAM_SUBJECT],
      // A full stream makes writers wait; discarding the oldest would lose accepted work in silence.
      discard: DiscardPolicy.New,
      max_age: nanos(maxAgeMs),
      max_bytes: settings.maxBytes ?? -1,
      duplicate_window: nanos(Math.min(DUPLICATE_WINDOW_MS, maxAgeMs)),
    },
    {
      ...common,
      name: DEAD_LETTER_STREAM,
      subjects: [`${DEAD_LETTER_ROOT}.>`],
      discard: DiscardPolicy.Old,
      max_age: nanos(Math.max(FORENSIC_MS, maxAgeMs)),
    },
    {
      ...common,
      name: ADVISORY_STREAM,
      subjects: [MAX_DELIVERIES_SUBJECT],
      discard: DiscardPolicy.Old,
      max_age: nanos(Math.max(FORENSIC_MS, maxAgeMs)),
    },
    ...BUCKETS.map((bucket) => ({ ...common, ...bucketConfig(bucket, maxAgeMs) })),
  ];
}

/** A bucket is a stream by convention: NATS ADR-8. */
function bucketConfig(bucket: string, maxAgeMs: number): WantedStream {
  return {
    name: streamOfBucket(bucket),
    subjects: [`$KV.${bucket}.>`],
    max_msgs_per_subject: 1,
    discard: DiscardPolicy.New,
    max_age: nanos(BUCKET_LIFETIMES * maxAgeMs),
    duplicate_window: nanos(Math.min(DUPLICATE_WINDOW_MS, maxAgeMs)),
    allow_rollup_hdrs: true,
    deny_delete: true,
    allow_direct: false,
  };
}

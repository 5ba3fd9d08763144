/**
 * What each user does with the broker, in the terms of `Messaging`. Durables, facts and dead letters of a service are
 * not named here: they follow from the catalog. Who begins to use something new names it here, or the broker refuses.
 */
import {
  ANSWERS_BUCKET,
  BUDGETS_BUCKET,
  CACHE_SERVICE,
  CACHE_SUBJECTS,
  CLIP_PROGRESS_SUBJECT,
  JOBS_BUCKET,
  QUOTA_BUCKET,
  episodeCompleted,
  episodeFailed,
  episodeIngested,
  episodeRejected,
  episodeSubmitted,
  heartbeatSubject,
} from '@langflix/contracts';
import type { EventContract } from '@langflix/contracts';
import type { BUCKETS } from '../names.ts';
import type { NatsUser } from './users.ts';

export type Bucket = (typeof BUCKETS)[number];
/** `read`: get. `watch`: all entries, and changes as they come. `write`: get, create and update. */
export type BucketUse = 'read' | 'watch' | 'write';

export interface Access {
  /** Facts besides those that it writes as a service. */
  readonly writes?: readonly EventContract[];
  /** Looks up single facts. */
  readonly readsFacts?: true;
  /** Reads all events in order. */
  readonly follows?: true;
  /** Asks how much work waits. */
  readonly readsBacklog?: true;
  readonly buckets?: Partial<Record<Bucket, readonly BucketUse[]>>;
  /** `take`: permits, and changes of the share. `read`: how far it is used. */
  readonly quota?: 'take' | 'read';
  /** Lists dead letters and removes those that were submitted again. */
  readonly managesDeadLetters?: true;
  /** Core NATS subjects that it tells. */
  readonly announces?: readonly string[];
  /** Core NATS subjects that it listens to. */
  readonly hears?: readonly string[];
  /** Requests that it answers: name of the micro service and its subjects. */
  readonly serves?: { readonly service: string; readonly subjects: readonly string[] };
  /** Requests that it makes. */
  readonly asks?: readonly string[];
  /** Makes and changes streams, buckets, quotas and durables; never deletes or empties one. */
  readonly provisions?: true;
}

const { get, set, stats } = CACHE_SUBJECTS;

export const ACCESS: Readonly<Record<Exclude<NatsUser, 'upstream'>, Access>> = {
  ingest: { readsFacts: true, buckets: { [JOBS_BUCKET]: ['write'] } },
  'subtitle-chunker': {},
  'llm-analyzer': {
    readsFacts: true,
    buckets: {
      [QUOTA_BUCKET]: ['write', 'watch'],
      [ANSWERS_BUCKET]: ['write'],
      [BUDGETS_BUCKET]: ['write'],
    },
    quota: 'take',
    asks: [get, set],
  },
  'clip-encoder': { readsFacts: true, announces: [CLIP_PROGRESS_SUBJECT] },
  cache: { serves: { service: CACHE_SERVICE, subjects: Object.values(CACHE_SUBJECTS) } },
  metrics: {
    writes: [episodeSubmitted],
    follows: true,
    readsBacklog: true,
    buckets: { [JOBS_BUCKET]: ['read'], [QUOTA_BUCKET]: ['watch'] },
    quota: 'read',
    managesDeadLetters: true,
    hears: [CLIP_PROGRESS_SUBJECT, heartbeatSubject('*')],
    asks: [stats],
  },
  provision: { provisions: true },
  operator: {
    writes: [episodeSubmitted],
    readsFacts: true,
    follows: true,
    buckets: { [JOBS_BUCKET]: ['read', 'watch'], [QUOTA_BUCKET]: ['write', 'watch'] },
    quota: 'read',
    managesDeadLetters: true,
    hears: [CLIP_PROGRESS_SUBJECT],
  },
};

/** What becomes of a submission, as the AsyncAPI document promises it to upstream systems. */
export const UPSTREAM_HEARS: readonly EventContract[] = [
  episodeIngested,
  episodeRejected,
  episodeCompleted,
  episodeFailed,
];

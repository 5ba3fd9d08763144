/**
 * Every durable consumer in one place: what it reads, which app runs it and which fact says that it failed. Names
 * and subjects are persisted state in the broker; a test pins them. An app that lacks a handler for one of its
 * entries does not compile.
 */
import { emit } from './define-event.ts';
import type { DataOf, EventContract, OutEvent } from './define-event.ts';
import { chunkAnalyzed } from './events/chunk-analyzed.ts';
import { chunkReady } from './events/chunk-ready.ts';
import { clipFinished } from './events/clip-finished.ts';
import { clipRequested } from './events/clip-requested.ts';
import { episodeChunked } from './events/episode-chunked.ts';
import { episodeCompleted } from './events/episode-completed.ts';
import { episodeFailed } from './events/episode-failed.ts';
import { episodeIngested } from './events/episode-ingested.ts';
import { episodeMeasured } from './events/episode-measured.ts';
import { episodeRejected } from './events/episode-rejected.ts';
import { episodeSubmitted } from './events/episode-submitted.ts';
import type { Failure } from './failure.ts';
import { jobIdOf } from './ids.ts';

/** Every event there is, in the order a job meets them. */
export const EVENTS = [
  episodeSubmitted,
  episodeIngested,
  episodeRejected,
  episodeMeasured,
  chunkReady,
  episodeChunked,
  chunkAnalyzed,
  clipRequested,
  clipFinished,
  episodeCompleted,
  episodeFailed,
] as const;

/** What names a message besides its body; enough to say that a body nobody could read has failed. */
export interface MessageIdentity {
  readonly id: string;
  readonly source?: string | undefined;
}

export interface ConsumerEntry<Contract extends EventContract = EventContract> {
  readonly app: 'ingest' | 'subtitle-chunker' | 'llm-analyzer' | 'clip-encoder';
  readonly on: Contract;
  /**
   * Attempts before the message is dead-lettered and its failure fact written. A delivery counts as one unless shutdown
   * cut it short or it ended in a failure that is marked as uncounted.
   */
  readonly maxDeliver: number;
  /** The fact that closes this piece of work when it cannot be done. */
  failed(data: DataOf<Contract>, identity: MessageIdentity, failure: Failure): readonly OutEvent[];
  /** The fact for a message whose body could not be read, where its identity is enough to write one. */
  poisoned?(identity: MessageIdentity, failure: Failure): readonly OutEvent[];
}

function consumer<Contract extends EventContract>(entry: ConsumerEntry<Contract>): ConsumerEntry<Contract> {
  return entry;
}

const rejected = (identity: MessageIdentity, failure: Failure): readonly OutEvent[] => [
  emit(episodeRejected, { job: jobIdOf(identity), ...failure }),
];

/** A fact that the ledger could not record ends its job: better a job that failed than one that hangs. */
const jobFailed = (
  data: { readonly job: string },
  _identity: MessageIdentity,
  failure: Failure,
): readonly OutEvent[] => [emit(episodeFailed, { job: data.job, ...failure })];

/** Durable name `<app>__<handler>` -> entry. */
export const CONSUMERS = {
  'ingest__accept-episode': consumer({
    app: 'ingest',
    on: episodeSubmitted,
    maxDeliver: 5,
    failed: (_data, identity, failure) => rejected(identity, failure),
    poisoned: rejected,
  }),
  'ingest__record-plan': consumer({ app: 'ingest', on: episodeChunked, maxDeliver: 10, failed: jobFailed }),
  'ingest__record-analysis': consumer({
    app: 'ingest',
    on: chunkAnalyzed,
    maxDeliver: 10,
    failed: jobFailed,
  }),
  'ingest__record-clip': consumer({ app: 'ingest', on: clipFinished, maxDeliver: 10, failed: jobFailed }),
  'ingest__record-rejection': consumer({
    app: 'ingest',
    on: episodeRejected,
    maxDeliver: 10,
    failed: () => [],
  }),
  'ingest__record-failure': consumer({ app: 'ingest', on: episodeFailed, maxDeliver: 10, failed: () => [] }),
  'subtitle-chunker__chunk-episode': consumer({
    app: 'subtitle-chunker',
    on: episodeIngested,
    maxDeliver: 5,
    failed: (data, _identity, failure) => [
      emit(episodeChunked, { job: data.job, outcome: { status: 'failed', ...failure } }),
    ],
  }),
  'llm-analyzer__analyze-chunk': consumer({
    app: 'llm-analyzer',
    on: chunkReady,
    maxDeliver: 5,
    failed: (data, _identity, failure) => [
      emit(chunkAnalyzed, { job: data.job, chunk: data.chunk, outcome: { status: 'failed', ...failure } }),
    ],
  }),
  'clip-encoder__measure-episode': consumer({
    app: 'clip-encoder',
    on: episodeIngested,
    maxDeliver: 5,
    failed: (data, _identity, failure) => [
      emit(episodeMeasured, { job: data.job, outcome: { status: 'failed', ...failure } }),
    ],
  }),
  'clip-encoder__encode-clip': consumer({
    app: 'clip-encoder',
    on: clipRequested,
    maxDeliver: 5,
    failed: (data, _identity, failure) => [
      emit(clipFinished, { job: data.job, clip: data.clip, outcome: { status: 'failed', ...failure } }),
    ],
  }),
} as const;

export type ConsumerName = keyof typeof CONSUMERS;
export type AppName = ConsumerEntry['app'] | 'cache' | 'metrics';
/** The durable names that an app must handle. */
export type ConsumersOf<App extends AppName> = Extract<ConsumerName, `${App}__${string}`>;
export type ContractOf<Name extends ConsumerName> = (typeof CONSUMERS)[Name]['on'];

/** The port through which everything travels. `connectMessaging` makes one; nothing else speaks NATS. */
import type { ConsumerName, DataOf, EventContract, OutEvent } from '@langflix/contracts';
import type { InEvent } from './handler.ts';
import type { KeyValue } from './key-value.ts';
import type { Quota, QuotaSettings } from './quota/quota.ts';
import type { Schema } from './schema.ts';

export interface Messaging {
  /**
   * Writes a fact once: the first writer wins, every later one learns that it is there already. Waits for as long as
   * it takes when the broker is away or its stream is full.
   * @throws TerminalError `invalid_event` | `event_too_large`; the signal's reason when it aborts.
   */
  publishFact(event: OutEvent, options?: PublishOptions): Promise<'stored' | 'already-there'>;
  /**
   * Asks for an episode to be processed. With a `source` it travels as a CloudEvent, without as plain JSON under a
   * message id. The same identity again is the same job.
   * @throws TerminalError `invalid_submission` naming every field that is wrong.
   */
  submitEpisode(data: unknown, identity: SubmissionIdentity): Promise<{ job: string }>;
  /** The fact on a subject, by the fields that name it; undefined when nobody has written it. */
  readFact<Contract extends EventContract>(
    contract: Contract,
    keys: Readonly<Record<string, unknown>>,
  ): Promise<DataOf<Contract> | undefined>;
  /** Binds to a bucket that `provision` made. @throws TerminalError `bucket_missing` */
  openKeyValue<T>(options: { bucket: string; schema: Schema<T> }): Promise<KeyValue<T>>;
  /**
   * Binds to a quota that `provision` made.
   * @throws TerminalError `quota_missing`
   */
  openQuota(settings: QuotaSettings): Promise<Quota>;
  /**
   * Tells whoever listens now; nothing is stored, nobody answers, and it never throws: for progress that is out of date
   * in a second.
   */
  announce(subject: string, data: unknown): void;
  /** Hears what is announced until the signal aborts, also after the broker went away and came back. */
  listen<T>(options: ListenOptions<T>): Promise<void>;
  /**
   * Every event from the start of the stream, in order, each once, until the signal aborts; survives the broker. Of one
   * job: its submission, then its facts in order.
   */
  follow(options: FollowOptions): Promise<void>;
  /** Answers requests, shared among all replicas of the service. */
  serveRequests<Bodies extends Record<string, unknown>>(
    options: ServeOptions<Bodies>,
  ): Promise<{ stop(): Promise<void> }>;
  /** Asks a service. @throws RetryableError when nobody answers in time, or the answer is an error or malformed */
  request<T>(subject: string, body: unknown, options: { timeoutMs: number; schema: Schema<T> }): Promise<T>;
  readonly deadLetters: DeadLetters;
  /**
   * Submits a dead submission again, body unchanged, under an id of its own (derived from the dead letter, so doing
   * it twice is one job): under the old one it would be the job that has failed already.
   * @throws TerminalError `not_a_submission` for anything inside a job, whose outcome is written.
   */
  republish(deadLetter: DeadLetter): Promise<{ job?: string }>;
  /** How much work waits, per durable consumer. */
  backlog(): Promise<readonly Backlog[]>;
  readonly serverVersion: string;
  isConnected(): boolean;
  /** Settles when the connection is closed for good. */
  closed(): Promise<void>;
  /** Sends what is under way, then disconnects. */
  close(): Promise<void>;
}

export interface PublishOptions {
  /** Ends the waiting for a broker that is away or full. */
  readonly signal?: AbortSignal | undefined;
  /** W3C trace context to use when no span is active. */
  readonly traceparent?: string | undefined;
}

export interface SubmissionIdentity {
  readonly id: string;
  readonly source?: string | undefined;
  readonly traceparent?: string | undefined;
}

export interface FollowOptions {
  readonly signal: AbortSignal;
  /** Only the events of this job; the broker sends nothing else but submissions. Default: of all. */
  readonly job?: string | undefined;
  /** Leaves out the submission of `job`, for which the broker would send those of all jobs. Default false. */
  readonly factsOnly?: boolean;
  /** With `factsOnly` and `untilNow`: numbers of the first and last fact to be read, where they are known: much quicker. */
  readonly between?: { readonly firstSeq: number; readonly lastSeq: number } | undefined;
  /** Ends after what was there when it began. Default false: until the signal aborts. */
  readonly untilNow?: boolean;
  /** Runs to its end before the next event comes. */
  onEvent(event: InEvent): void | Promise<void>;
  /** Told once, when all that was there at the start has been handed out; not with `job`. */
  onCaughtUp?(): void;
}

export interface ListenOptions<T> {
  /** May hold wildcards. */
  readonly subject: string;
  /** Bodies that break it are dropped. */
  readonly schema: Schema<T>;
  readonly signal: AbortSignal;
  /** Runs to its end before the next one comes. What it throws is logged. */
  onMessage(data: T): void | Promise<void>;
}

export interface ServeOptions<Bodies extends Record<string, unknown>> {
  readonly service: string;
  /** Semantic version, e.g. `1.0.0`. */
  readonly version: string;
  readonly endpoints: { readonly [Name in keyof Bodies]: Endpoint<Bodies[Name]> };
}

export interface Endpoint<Body> {
  readonly subject: string;
  readonly schema: Schema<Body>;
  handle(body: Body): Promise<unknown>;
}

export interface DeadLetters {
  /** Newest first. `limit` default 100. */
  list(options?: { limit?: number }): Promise<DeadLetter[]>;
  get(seq: number): Promise<DeadLetter | undefined>;
  /** No error when it is not there. */
  remove(seq: number): Promise<void>;
}

/** A message that nobody could process, as it came, with the reason. */
export interface DeadLetter {
  /** Its number in the stream of dead letters. */
  readonly seq: number;
  /** Subject of the original message. */
  readonly subject: string;
  /** Durable consumer that gave it up. */
  readonly consumer: string;
  readonly code: string;
  readonly reason: string;
  readonly deliveries: number;
  /** When it was given up (RFC 3339). */
  readonly time: string;
  readonly job?: string;
  /** Original payload as text; empty when `bodyOmitted`. */
  readonly body: string;
  /** True when payload and reason together were too large to store. */
  readonly bodyOmitted: boolean;
  /** Original headers. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Backlog {
  readonly consumer: ConsumerName;
  /** Never delivered yet. */
  readonly pending: number;
  /** Delivered, not acknowledged: being worked on, or waiting for their next attempt. */
  readonly inFlight: number;
  /** Of inFlight: delivered more than once. */
  readonly redelivered: number;
  /** When the oldest of all these was written (RFC 3339); absent when there are none. */
  readonly oldestAt?: string;
}

/** What a service writes: handlers. An event comes in, facts go out; the runtime does the rest. */
import type { DataOf, EventContract, OutEvent, WorkRecord } from '@langflix/contracts';
import type { Logger } from '@langflix/telemetry';

/** An event that arrived and fits its contract. */
export interface InEvent<Contract extends EventContract = EventContract> {
  readonly contract: Contract;
  readonly data: DataOf<Contract>;
  /** CloudEvents id, or the Nats-Msg-Id of a plain JSON submission. */
  readonly id: string;
  /** CloudEvents source; plain JSON has none. */
  readonly source?: string;
  /** When it happened (RFC 3339): the CloudEvents time; of a submission, when the broker stored it. */
  readonly time: string;
  readonly subject: string;
  /** 1 on the first delivery. */
  readonly deliveryCount: number;
  /** W3C trace context of whoever published it. */
  readonly traceparent?: string;
  /** How the work behind it went; absent for submissions, and when it is missing or malformed. */
  readonly work?: WorkRecord;
  /** Number in the stream; of events that are followed only. */
  readonly seq?: number;
}

export interface HandlerContext {
  /** Aborts when the service must stop now; throw whatever comes of it, the message is delivered again. */
  readonly signal: AbortSignal;
  /** Carries consumer and job. */
  readonly log: Logger;
  /** 1 on the first; deliveries that shutdown cut short, or that ended uncounted, are not among them. */
  readonly attempt: number;
  /** True when a retryable failure now would close this piece of work as failed, unless it is uncounted. */
  readonly isLastAttempt: boolean;
}

/**
 * What happened, in the order it is published.
 *
 * - An array: all of it is checked before the first goes out, so a fact that cannot travel leaves none of its siblings
 *   behind. What a handler returns when it fits into memory.
 * - Any other iterable: facts are published one by one, each checked before it goes, and the next is asked for when the
 *   last one is stored: a broker that is slow or full holds the work back instead of filling the memory. When one
 *   cannot travel, or the iteration throws, what came before stays; the handler runs again, or the failure facts follow.
 */
export type Facts = readonly OutEvent[] | Iterable<OutEvent> | AsyncIterable<OutEvent>;

/**
 * Does one piece of work and returns what happened. It may run again for the same event, at any time and on another
 * machine, and must then come to the same facts. Throws RetryableError or TerminalError to fail.
 */
export type Handler<
  Contract extends EventContract = EventContract,
  Returned extends Facts = readonly OutEvent[],
> = (event: InEvent<Contract>, ctx: HandlerContext) => Promise<Returned>;

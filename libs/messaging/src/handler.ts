/** What a service writes: handlers. An event comes in, facts go out; the runtime does the rest. */
import type { DataOf, EventContract, OutEvent } from '@langflix/contracts';
import type { Logger } from '@langflix/telemetry';

/** An event that arrived and fits its contract. */
export interface InEvent<Contract extends EventContract = EventContract> {
  readonly contract: Contract;
  readonly data: DataOf<Contract>;
  /** CloudEvents id, or the Nats-Msg-Id of a plain JSON submission. */
  readonly id: string;
  /** CloudEvents source; plain JSON has none. */
  readonly source?: string;
  /** When it happened (RFC 3339): the CloudEvents time, else when the broker stored it. */
  readonly time: string;
  readonly subject: string;
  /** 1 on the first delivery. */
  readonly deliveryCount: number;
  /** W3C trace context of whoever published it. */
  readonly traceparent?: string;
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
 * Does one piece of work and returns what happened. It may run again for the same event, at any time and on another
 * machine, and must then come to the same facts. Throws RetryableError or TerminalError to fail.
 */
export type Handler<Contract extends EventContract = EventContract> = (
  event: InEvent<Contract>,
  ctx: HandlerContext,
) => Promise<readonly OutEvent[]>;

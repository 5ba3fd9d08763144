import type { ConsumerName } from '@langflix/contracts';
import { ATTR, recordFailure } from '@langflix/telemetry';
import type { Attributes, Logger, Span } from '@langflix/telemetry';
import type { JsMsg } from 'nats';
import { fromDelivery } from './arrived-message.ts';
import type { Broker } from './broker.ts';
import { DONE, decideOutcome } from './decide-outcome.ts';
import type { Outcome } from './decide-outcome.ts';
import { entryOf } from './failure-facts.ts';
import type { Handler, InEvent } from './handler.ts';
import { headerOf } from './header-value.ts';
import { startHeartbeat } from './heartbeat.ts';
import { publishFacts } from './publish-fact.ts';
import { readEvent } from './read-event.ts';
import { retryDelay } from './retry-delay.ts';
import type { Backoff } from './retry-delay.ts';
import { settle } from './settle.ts';
import { partsOf, traceparentOfSpan, withProcessSpan } from './tracing.ts';

export interface Work {
  readonly broker: Broker;
  readonly consumer: ConsumerName;
  readonly handler: Handler;
  /** Aborts when handlers must stop now. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly backoff: Backoff;
}

/** One delivery from arrival to ack, nak or term, in a CONSUMER span. Never throws. */
export async function deliver(work: Work, message: JsMsg, ackWaitMs: number): Promise<void> {
  const heartbeat = startHeartbeat(message, ackWaitMs);
  const wire = fromDelivery(message);
  const contract = entryOf(work.consumer).on;
  try {
    const traceparent = headerOf(wire.headers, 'traceparent') ?? headerOf(wire.headers, 'ce-traceparent');
    await withProcessSpan(contract, { attributes: attributesOf(work, message), traceparent }, (span) =>
      process(work, message, span),
    );
  } catch (error) {
    giveBack(work, message, error);
  } finally {
    heartbeat.stop();
  }
}

async function process(work: Work, message: JsMsg, span: Span): Promise<void> {
  const traceparent = traceparentOfSpan(span);
  const { outcome, event, error, log } = await attempt(work, message, span);
  if (outcome.kind !== 'done' && outcome.kind !== 'released') recordFailure(span, error);
  const { broker, consumer, signal } = work;
  const settlement = await settle(outcome, {
    broker,
    consumer,
    message,
    event,
    error,
    signal,
    log,
    traceparent,
  });
  span.setAttribute(ATTR.settlement, settlement);
}

interface Attempt {
  readonly outcome: Outcome;
  readonly event?: InEvent;
  readonly error?: unknown;
  readonly log: Logger;
}

async function attempt(work: Work, message: JsMsg, span: Span): Promise<Attempt> {
  const attemptNumber = message.info.deliveryCount;
  const isLastAttempt = attemptNumber >= entryOf(work.consumer).maxDeliver;
  let event: InEvent | undefined;
  let log = work.log.child({ consumer: work.consumer, subject: message.subject, attempt: attemptNumber });
  try {
    event = readEvent(entryOf(work.consumer).on, fromDelivery(message));
    const parts = partsOf(event.data);
    span.setAttributes({ ...parts, [ATTR.messagingMessageId]: event.id });
    log = log.child({ job: parts[ATTR.job] });
    const facts = await work.handler(event, {
      signal: work.signal,
      log,
      attempt: attemptNumber,
      isLastAttempt,
    });
    await publishFacts(work.broker, facts, { signal: work.signal, traceparent: traceparentOfSpan(span) });
    log.debug({ facts: facts.length }, 'done');
    return { outcome: DONE, event, log };
  } catch (error) {
    const circumstances = {
      attempt: attemptNumber,
      isLastAttempt,
      isShuttingDown: work.signal.aborted,
      backoff: work.backoff,
    };
    const outcome = decideOutcome(error, circumstances);
    return { outcome, error, log, ...(event === undefined ? {} : { event }) };
  }
}

/** The outcome itself could not be written. The message comes again, or its deliveries are used up: an advisory. */
function giveBack(work: Work, message: JsMsg, error: unknown): void {
  if (!work.signal.aborted) {
    work.log.error(
      { err: error, consumer: work.consumer, subject: message.subject },
      'could not write the outcome',
    );
  }
  message.nak(work.signal.aborted ? 0 : retryDelay(message.info.deliveryCount, work.backoff));
}

function attributesOf({ consumer }: Work, message: JsMsg): Attributes {
  const { deliveryCount, timestampNanos } = message.info;
  return {
    [ATTR.messagingDestinationName]: message.subject,
    [ATTR.messagingConsumerGroupName]: consumer,
    [ATTR.messagingMessageBodySize]: message.data.length,
    [ATTR.queueWaitMs]: Math.max(0, Date.now() - timestampNanos / 1e6),
    [ATTR.deliveryCount]: deliveryCount,
    ...(deliveryCount > 1 ? { [ATTR.isRedelivered]: true } : {}),
  };
}

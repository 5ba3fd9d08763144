import { ATTR, recordFailure } from '@langflix/telemetry';
import type { Attributes, Span } from '@langflix/telemetry';
import type { JsMsg } from 'nats';
import { fromDelivery } from './arrived-message.ts';
import { attempt } from './attempt.ts';
import type { Work } from './attempt.ts';
import { entryOf } from './failure-facts.ts';
import { headerOf } from './header-value.ts';
import { startHeartbeat } from './heartbeat.ts';
import { retryDelay } from './retry-delay.ts';
import { settle } from './settle.ts';
import { traceparentOfSpan, withProcessSpan } from './tracing.ts';
import { release } from './uncounted.ts';

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
    await giveBack(work, message, error);
  } finally {
    heartbeat.stop();
  }
}

async function process(work: Work, message: JsMsg, span: Span): Promise<void> {
  const traceparent = traceparentOfSpan(span);
  const { outcome, ...known } = await attempt(work, message, span);
  if (outcome.kind !== 'done' && outcome.kind !== 'released') recordFailure(span, known.error);
  const { broker, consumer, signal } = work;
  const settlement = await settle(outcome, { ...known, broker, consumer, message, signal, traceparent });
  span.setAttribute(ATTR.settlement, settlement);
}

/** The outcome itself could not be written: the message comes again. */
async function giveBack(work: Work, message: JsMsg, err: unknown): Promise<void> {
  const { broker, consumer, signal, log, backoff } = work;
  if (signal.aborted) return release({ broker, consumer, message });
  log.error({ err, consumer, subject: message.subject }, 'could not write the outcome');
  message.nak(retryDelay(message.info.deliveryCount, backoff));
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

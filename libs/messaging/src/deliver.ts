import { ATTR, collectOperations, recordFailure } from '@langflix/telemetry';
import type { Attributes } from '@langflix/telemetry';
import type { JsMsg } from 'nats';
import { attempt } from './attempt.ts';
import type { Delivered, Work } from './attempt.ts';
import { entryOf } from './failure-facts.ts';
import { keepAlive } from './keep-alive.ts';
import { retryDelay } from './retry-delay.ts';
import { settle } from './settle.ts';
import { deliverySpanOf } from './span-identity.ts';
import { traceparentOfSpan, withProcessSpan } from './tracing.ts';
import { release } from './uncounted.ts';

/** One delivery from arrival to ack, nak or term, in a CONSUMER span. Never throws. */
export async function deliver(work: Work, message: JsMsg, ackWaitMs: number): Promise<void> {
  const keptAlive = keepAlive(message, ackWaitMs);
  const contract = entryOf(work.consumer).on;
  const span = { ...deliverySpanOf(work.consumer, message), attributes: attributesOf(work, message) };
  try {
    await withProcessSpan(contract, span, (active) =>
      collectOperations((operations) => process(work, { message, span: active, operations })),
    );
  } catch (error) {
    await giveBack(work, message, error);
  } finally {
    keptAlive.stop();
  }
}

async function process(work: Work, delivered: Delivered): Promise<void> {
  const { message, span } = delivered;
  const traceparent = traceparentOfSpan(span);
  const { outcome, ...known } = await attempt(work, delivered);
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

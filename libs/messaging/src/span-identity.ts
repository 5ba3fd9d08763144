/**
 * Ids of the spans around messages. They follow from the message: a process that is killed never tells its spans, and
 * what it had published already must not hang in the air. The next delivery publishes the same facts, under the same ids.
 */
import { contentHash, episodeSubmitted, jobIdOf } from '@langflix/contracts';
import type { ConsumerName } from '@langflix/contracts';
import { ATTR, contextFrom, traceparentOf } from '@langflix/telemetry';
import type { Link, SpanIds } from '@langflix/telemetry';
import { trace } from '@opentelemetry/api';
import type { JsMsg } from 'nats';
import { fromDelivery } from './arrived-message.ts';
import type { ArrivedMessage } from './arrived-message.ts';
import { decodeCloudEvent, identityOf } from './decode-cloud-event.ts';
import { headerOf } from './header-value.ts';

const TRACE_DIGITS = 32;
const SPAN_DIGITS = 16;

/** A message as one consumer gets it, whichever delivery. */
export function workIdentity(consumer: ConsumerName, { info }: JsMsg): string {
  // The number alone comes again in a new life of the stream.
  return `${consumer} ${info.streamSequence} ${info.timestampNanos}`;
}

function deliverySpanId(work: string, deliveryCount: number): string {
  return contentHash(['process', work, deliveryCount], SPAN_DIGITS);
}

export function sendSpanId(work: string, subject: string): string {
  return contentHash(['send', work, subject], SPAN_DIGITS);
}

/** W3C trace context of whoever published a message; undefined when there is none that can be read. */
function traceparentIn(message: ArrivedMessage): string | undefined {
  const given = headerOf(message.headers, 'traceparent') ?? headerOf(message.headers, 'ce-traceparent');
  return traceparentOf(contextFrom(given ?? bodyTraceparent(message)));
}

/** In structured mode it is in the body, which only other systems use. */
function bodyTraceparent(message: ArrivedMessage): string | undefined {
  if (message.subject !== episodeSubmitted.subject) return undefined;
  try {
    return decodeCloudEvent(message).traceparent;
  } catch {
    return undefined;
  }
}

export interface DeliverySpan {
  readonly traceparent: string | undefined;
  readonly ids: SpanIds;
  /** To the delivery before this one, if there was one. */
  readonly links: readonly Link[];
}

/**
 * Where the span of a delivery belongs: below the span that published the message. A submission that brings no trace is
 * the root of one, the same at every delivery.
 */
export function deliverySpanOf(consumer: ConsumerName, message: JsMsg): DeliverySpan {
  const arrived = fromDelivery(message);
  const traceparent = traceparentIn(arrived);
  const root = traceparent === undefined ? rootIdsOf(arrived) : undefined;
  if (root !== undefined) return { traceparent, ids: root, links: [] };
  const work = workIdentity(consumer, message);
  const { deliveryCount } = message.info;
  const ids = { spanId: deliverySpanId(work, deliveryCount) };
  const before = deliverySpanId(work, deliveryCount - 1);
  return { traceparent, ids, links: deliveryCount > 1 ? linksTo(before, traceparent) : [] };
}

function linksTo(spanId: string, traceparent: string | undefined): Link[] {
  const parent = trace.getSpanContext(contextFrom(traceparent));
  if (parent === undefined) return [];
  const { traceId, traceFlags } = parent;
  const attributes = { [ATTR.linkKind]: 'earlier delivery' };
  return [{ context: { traceId, spanId, traceFlags, isRemote: true }, attributes }];
}

/** Undefined for anything but a submission, and for one that nobody can name. */
function rootIdsOf(message: ArrivedMessage): SpanIds | undefined {
  if (message.subject !== episodeSubmitted.subject) return undefined;
  const identity = identityOf(message);
  if (identity === undefined) return undefined;
  const job = jobIdOf(identity);
  return {
    traceId: contentHash(['trace', job], TRACE_DIGITS),
    spanId: contentHash(['root', job], SPAN_DIGITS),
  };
}

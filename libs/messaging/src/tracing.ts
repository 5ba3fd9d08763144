/** The spans around every message, named and described as OpenTelemetry's messaging conventions ask. */
import { ROOT_CONTEXT, TraceFlags, trace } from '@opentelemetry/api';
import {
  ATTR,
  MESSAGING_SYSTEM,
  SPAN,
  SpanKind,
  messagingSpanName,
  traceparentOf,
  withSpan,
} from '@langflix/telemetry';
import type { Attributes, Link, Span, SpanIds } from '@langflix/telemetry';
import type { EventContract } from '@langflix/contracts';

const TRACER = '@langflix/messaging';

export interface MessageSpan {
  readonly attributes: Attributes;
  readonly traceparent: string | undefined;
  /** Default: random. */
  readonly ids?: SpanIds | undefined;
  readonly links?: readonly Link[];
}

/** PRODUCER span around a publish; `traceparent` is the parent when no span is active here. */
export function withSendSpan<T>(
  contract: EventContract,
  { attributes, traceparent, ids }: MessageSpan,
  send: (traceparent: string | undefined) => Promise<T>,
): Promise<T> {
  const settings = {
    kind: SpanKind.PRODUCER,
    ids,
    attributes: {
      ...common(contract),
      [ATTR.messagingOperationName]: SPAN.send,
      [ATTR.messagingOperationType]: 'send',
      ...attributes,
    },
    ...(trace.getActiveSpan() === undefined && traceparent !== undefined ? { parent: traceparent } : {}),
  };
  return withSpan(TRACER, messagingSpanName(SPAN.send, contract.subject), settings, (span) =>
    send(traceparentOfSpan(span)),
  );
}

/** CONSUMER span around one delivery, child of the span that published it. */
export function withProcessSpan<T>(
  contract: EventContract,
  { attributes, traceparent, ids, links = [] }: MessageSpan,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return withSpan(
    TRACER,
    messagingSpanName(SPAN.process, contract.subject),
    {
      kind: SpanKind.CONSUMER,
      parent: traceparent ?? '',
      ids,
      links,
      attributes: {
        ...common(contract),
        [ATTR.messagingOperationName]: SPAN.process,
        [ATTR.messagingOperationType]: 'process',
        ...attributes,
      },
    },
    work,
  );
}

/** For the messages that come of a span: of one that nobody records, the last one before it that somebody does. */
export function traceparentOfSpan(span: Span): string | undefined {
  return traceparentOf(trace.setSpan(ROOT_CONTEXT, span));
}

/** False when nobody records the active span, although it was not left out by sampling. */
export function isTraceKept(): boolean {
  const span = trace.getActiveSpan();
  if (span === undefined) return false;
  return span.isRecording() || (span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0;
}

function common(contract: EventContract): Attributes {
  return {
    [ATTR.messagingSystem]: MESSAGING_SYSTEM,
    [ATTR.messagingDestinationTemplate]: contract.subject,
  };
}

/** `langflix.job` and its parts, as far as the body names them. */
export function partsOf(data: unknown): Attributes {
  const fields = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const attributes: Attributes = {};
  for (const name of ['job', 'chunk', 'clip'] as const) {
    const value = fields[name];
    if (typeof value === 'string' || typeof value === 'number') attributes[ATTR[name]] = value;
  }
  return attributes;
}

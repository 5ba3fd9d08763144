/** The spans around every message, named and described as OpenTelemetry's messaging conventions ask. */
import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import {
  ATTR,
  MESSAGING_SYSTEM,
  SPAN,
  SpanKind,
  messagingSpanName,
  traceparentOf,
  withSpan,
} from '@langflix/telemetry';
import type { Attributes, Span } from '@langflix/telemetry';
import type { EventContract } from '@langflix/contracts';

const TRACER = '@langflix/messaging';

export interface MessageSpan {
  readonly attributes: Attributes;
  readonly traceparent: string | undefined;
}

/** PRODUCER span around a publish; `traceparent` is the parent when no span is active here. */
export function withSendSpan<T>(
  contract: EventContract,
  { attributes, traceparent }: MessageSpan,
  send: (traceparent: string | undefined) => Promise<T>,
): Promise<T> {
  const settings = {
    kind: SpanKind.PRODUCER,
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
  { attributes, traceparent }: MessageSpan,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return withSpan(
    TRACER,
    messagingSpanName(SPAN.process, contract.subject),
    {
      kind: SpanKind.CONSUMER,
      parent: traceparent ?? '',
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

/** Without an SDK the span merely carries its parent on, which keeps the trace connected through this service. */
export function traceparentOfSpan(span: Span): string | undefined {
  return traceparentOf(trace.setSpan(ROOT_CONTEXT, span));
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

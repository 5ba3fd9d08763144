import { ROOT_CONTEXT, context, isSpanContextValid, trace } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { spanIdToHandOn } from './id-only-tracing.ts';

/** W3C Trace Context, level 1: version, trace id, parent id, flags. https://www.w3.org/TR/trace-context/ */
const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** To be the parent of a span that is recorded later, after its times are known. */
export function activeContext(): Context {
  return context.active();
}

/** Headers that carry the trace of `from` (default: the active one) to the next process; {} when there is none. */
export function traceHeaders(from: Context = context.active()): { traceparent?: string } {
  const traceparent = traceparentOf(from);
  return traceparent === undefined ? {} : { traceparent };
}

/** The `traceparent` of a context, undefined when it holds no valid span. */
export function traceparentOf(from: Context = context.active()): string | undefined {
  const span = trace.getSpanContext(from);
  if (span === undefined || !isSpanContextValid(span)) return undefined;
  const flags = (span.traceFlags & 0xff).toString(16).padStart(2, '0');
  return `00-${span.traceId}-${spanIdToHandOn(span)}-${flags}`;
}

/**
 * The context that a `traceparent` header describes, to be the parent of what follows. A missing or malformed header
 * gives an empty context: a new trace starts, nothing is thrown. Later versions are read as version 00, as W3C asks.
 */
export function contextFrom(traceparent: string | undefined): Context {
  const parts = TRACEPARENT.exec(traceparent?.trim() ?? '');
  if (parts === null) return ROOT_CONTEXT;
  const [, version, traceId = '', spanId = '', flags = '', extra] = parts;
  if (version === 'ff' || (version === '00' && extra !== undefined)) return ROOT_CONTEXT;
  const spanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return isSpanContextValid(spanContext) ? trace.setSpanContext(ROOT_CONTEXT, spanContext) : ROOT_CONTEXT;
}

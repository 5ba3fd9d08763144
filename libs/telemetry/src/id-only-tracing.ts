import { INVALID_SPAN_CONTEXT, TraceFlags, context, isSpanContextValid, trace } from '@opentelemetry/api';
import type { Context, Span, SpanContext, Tracer, TracerProvider } from '@opentelemetry/api';
import { newSpanId, newTraceId } from './span-ids.ts';

/**
 * Spans that record nothing but have ids of their own: without a collector, logs still share one trace id per job
 * and the next process still continues the trace, below the last span that somebody does record.
 */
export function createIdOnlyTracerProvider(): TracerProvider {
  const startSpan: Tracer['startSpan'] = (_name, options, parent = context.active()) =>
    trace.wrapSpanContext(childOf(options?.root === true ? undefined : trace.getSpanContext(parent)));
  const tracer: Tracer = { startSpan, startActiveSpan: startActiveSpan(startSpan) };
  return { getTracer: () => tracer };
}

/** Whom a span that nobody records names as the parent of what comes of it elsewhere. */
const handedOn = new WeakMap<SpanContext, string>();

/** Its own id, but of a span that nobody records the id of the last one before it that somebody else made. */
export function spanIdToHandOn(span: SpanContext): string {
  return handedOn.get(span) ?? span.spanId;
}

/** A new trace counts as sampled, or a process with a collector further on would drop the whole job. */
function childOf(parent: SpanContext = INVALID_SPAN_CONTEXT): SpanContext {
  const isChild = isSpanContextValid(parent);
  const child = {
    traceId: isChild ? parent.traceId : newTraceId(),
    spanId: newSpanId(),
    traceFlags: isChild ? parent.traceFlags : TraceFlags.SAMPLED,
  };
  if (isChild) handedOn.set(child, spanIdToHandOn(parent));
  return child;
}

function startActiveSpan(startSpan: Tracer['startSpan']): Tracer['startActiveSpan'] {
  return (name: string, ...rest: unknown[]) => {
    const fn = rest.pop() as (span: Span) => never;
    const [options, parent = context.active()] = rest as [Parameters<Tracer['startSpan']>[1], Context?];
    const span = startSpan(name, options, parent);
    return context.with(trace.setSpan(parent, span), fn, undefined, span);
  };
}

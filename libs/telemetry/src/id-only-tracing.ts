import { INVALID_SPAN_CONTEXT, TraceFlags, context, isSpanContextValid, trace } from '@opentelemetry/api';
import type { Context, Span, SpanContext, Tracer, TracerProvider } from '@opentelemetry/api';
import { randomBytes } from 'node:crypto';

/**
 * Spans that record nothing but have ids of their own: without a collector, logs still share one trace id per job
 * and the next process still continues the trace.
 */
export function createIdOnlyTracerProvider(): TracerProvider {
  const startSpan: Tracer['startSpan'] = (_name, options, parent = context.active()) =>
    trace.wrapSpanContext(childOf(options?.root === true ? undefined : trace.getSpanContext(parent)));
  const tracer: Tracer = { startSpan, startActiveSpan: startActiveSpan(startSpan) };
  return { getTracer: () => tracer };
}

/** A new trace counts as sampled, or a process with a collector further on would drop the whole job. */
function childOf(parent: SpanContext = INVALID_SPAN_CONTEXT): SpanContext {
  const isChild = isSpanContextValid(parent);
  return {
    traceId: isChild ? parent.traceId : randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    traceFlags: isChild ? parent.traceFlags : TraceFlags.SAMPLED,
  };
}

function startActiveSpan(startSpan: Tracer['startSpan']): Tracer['startActiveSpan'] {
  return (name: string, ...rest: unknown[]) => {
    const fn = rest.pop() as (span: Span) => never;
    const [options, parent = context.active()] = rest as [Parameters<Tracer['startSpan']>[1], Context?];
    const span = startSpan(name, options, parent);
    return context.with(trace.setSpan(parent, span), fn, undefined, span);
  };
}

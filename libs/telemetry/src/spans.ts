import { SpanKind, SpanStatusCode, context, trace } from '@opentelemetry/api';
import type { Attributes, Context, Link, Span } from '@opentelemetry/api';
import { ATTR } from './names.ts';
import { countOperation } from './operations.ts';
import { withSpanIds } from './span-ids.ts';
import type { SpanIds } from './span-ids.ts';
import { contextFrom, traceparentOf } from './trace-context.ts';

/** A context, or a W3C `traceparent` header. */
export type SpanParent = Context | string;

export interface SpanSettings {
  /** Default INTERNAL. */
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  /** Default: the active context. */
  readonly parent?: SpanParent | undefined;
  /** Other spans this one has to do with, e.g. the earlier delivery of a message. */
  readonly links?: readonly Link[];
  /** Default: random. */
  readonly ids?: SpanIds | undefined;
}

/**
 * Runs `fn` inside a span, which is active for everything it awaits, and ends the span when `fn` settles. A failure
 * is recorded with its `code` (else its name) as `error.type` and thrown on. Counts as an operation by its name.
 */
export async function withSpan<Result>(
  tracerName: string,
  spanName: string,
  settings: SpanSettings,
  fn: (span: Span) => Result | Promise<Result>,
): Promise<Result> {
  const { kind = SpanKind.INTERNAL, attributes = {}, parent, links = [], ids } = settings;
  const parentContext = contextOf(parent);
  const tracer = trace.getTracer(tracerName);
  const span = withSpanIds(ids, () =>
    tracer.startSpan(spanName, { kind, attributes, links: [...links] }, parentContext),
  );
  const begun = performance.now();
  try {
    return await context.with(trace.setSpan(parentContext, span), () => fn(span));
  } catch (error) {
    recordFailure(span, error);
    throw error;
  } finally {
    span.end();
    countOperation(spanName, performance.now() - begun);
  }
}

export interface FinishedSpan {
  /** Milliseconds since the epoch, or a Date. */
  readonly startTime: number | Date;
  readonly endTime: number | Date;
  /** Default: none, the span is the root of a new trace. */
  readonly parent?: SpanParent | undefined;
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  readonly links?: readonly Link[];
  /** Default: random. */
  readonly ids?: SpanIds | undefined;
  /** Does it count as an operation of the work at hand? Default true; false for a span over more than this work. */
  readonly isOperation?: boolean;
  /** Marks the span as failed. */
  readonly failure?: { readonly code: string; readonly reason: string };
}

/**
 * Records a span whose times are known already, such as the closing `episode` span over a whole job: it takes no
 * clock, so running it again gives the same times.
 * @returns the `traceparent` of the recorded span.
 */
export function recordSpan(tracerName: string, spanName: string, finished: FinishedSpan): string | undefined {
  const { startTime, endTime, parent = '', kind = SpanKind.INTERNAL, attributes = {}, links = [] } = finished;
  const tracer = trace.getTracer(tracerName);
  const parentContext = contextOf(parent);
  const span = withSpanIds(finished.ids, () =>
    tracer.startSpan(spanName, { kind, attributes, links: [...links], startTime }, parentContext),
  );
  if (finished.failure !== undefined) {
    span.setAttribute(ATTR.errorType, finished.failure.code);
    span.setStatus({ code: SpanStatusCode.ERROR, message: finished.failure.reason });
  }
  span.end(endTime);
  if (finished.isOperation ?? true) countOperation(spanName, Number(endTime) - Number(startTime));
  return traceparentOf(trace.setSpan(parentContext, span));
}

/** Marks a span as failed by `error`. */
export function recordFailure(span: Span, error: unknown): void {
  const { code, name, message } = detailsOf(error);
  span.setAttribute(ATTR.errorType, code ?? name);
  if (error instanceof Error) span.recordException(error);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}

function detailsOf(error: unknown): { code?: string; name: string; message: string } {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { ...code, name: error.name, message: error.message };
}

function contextOf(parent: SpanParent | undefined): Context {
  if (parent === undefined) return context.active();
  return typeof parent === 'string' ? contextFrom(parent) : parent;
}

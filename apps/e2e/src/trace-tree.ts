/** What a trace says, worked out of the spans that a collector received. */
import type { ReceivedSpan } from '@langflix/testing';

const PRODUCER = 4;
const CONSUMER = 5;

export const startMs = (span: ReceivedSpan): number => Number(BigInt(span.startTimeUnixNano) / 1000n) / 1000;
export const endMs = (span: ReceivedSpan): number => Number(BigInt(span.endTimeUnixNano) / 1000n) / 1000;
export const isProducer = (span: ReceivedSpan): boolean => span.kind === PRODUCER;
export const isConsumer = (span: ReceivedSpan): boolean => span.kind === CONSUMER;

export function attributesOf(span: ReceivedSpan): Readonly<Record<string, unknown>> {
  const plain = (value: Record<string, unknown>): unknown => {
    if ('arrayValue' in value) {
      return (value['arrayValue'] as { values: Record<string, unknown>[] }).values.map(plain);
    }
    const [given] = Object.values(value);
    return 'intValue' in value ? Number(given) : given;
  };
  return Object.fromEntries(span.attributes.map(({ key, value }) => [key, plain(value)]));
}

/** Names of spans whose parent is neither in the trace nor the one that everything began with. */
export function orphansOf(trace: readonly ReceivedSpan[], rootSpanId: string): string[] {
  const known = new Set([rootSpanId, ...trace.map((span) => span.spanId)]);
  return trace.filter(({ parentSpanId }) => !known.has(parentSpanId ?? '')).map((span) => span.name);
}

export interface PathSegment {
  readonly kind: 'wait' | 'work';
  readonly name: string;
  readonly ms: number;
}

/**
 * The chain of waits and works that the end of a job had to wait for, last first: from the span that sent its last fact
 * to the delivery around it, to the span that had sent the message, and so on until the submission. A wait is the gap
 * between a PRODUCER and its CONSUMER span.
 */
export function criticalPath(
  trace: readonly ReceivedSpan[],
  { lastFact, submittedMs }: { readonly lastFact: string; readonly submittedMs: number },
): PathSegment[] {
  const byId = new Map(trace.map((span) => [span.spanId, span]));
  const parentOf = (span: ReceivedSpan | undefined): ReceivedSpan | undefined =>
    byId.get(span?.parentSpanId ?? '');
  const segments: PathSegment[] = [];
  let sent = trace.find((span) => isProducer(span) && span.name.endsWith(lastFact));
  while (sent !== undefined) {
    const delivery = parentOf(sent);
    if (delivery === undefined || !isConsumer(delivery))
      throw new Error(`${sent.name} hangs below no delivery`);
    const before = parentOf(delivery);
    const queuedMs = before === undefined ? submittedMs : endMs(before);
    segments.push({ kind: 'work', name: delivery.name, ms: endMs(sent) - startMs(delivery) });
    segments.push({ kind: 'wait', name: delivery.name, ms: startMs(delivery) - queuedMs });
    sent = before;
  }
  return segments;
}

import type { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';

/** What a span processor asks of an exporter. */
export type Exporter = Pick<OTLPTraceExporter, 'export' | 'forceFlush' | 'shutdown'>;
type FinishedSpan = Parameters<Exporter['export']>[0][number];

/** Held at most; more means that something has run for long, and goes out rather than getting lost. */
const MOST_HELD = 2000;
/** Remembered, for children that end after their parents. */
const MOST_REMEMBERED = 2000;
const SUCCESS = { code: 0 };

/**
 * Sends the spans of one piece of work when its outermost one has ended, all together. Children end first: of a process
 * that is killed they would else have gone out already, and their parent never would.
 */
export function exportWholeTrees(exporter: Exporter): Exporter {
  const held = createHeldSpans();
  return {
    export: (spans, done) => {
      const ready = spans.flatMap((span) => held.add(span));
      if (held.count() > MOST_HELD) ready.push(...held.takeAll());
      if (ready.length === 0) done(SUCCESS);
      else exporter.export(ready, done);
    },
    forceFlush: () => exporter.forceFlush(),
    shutdown: async () => {
      const rest = held.takeAll();
      if (rest.length > 0) await new Promise<void>((resolve) => exporter.export(rest, () => resolve()));
      await exporter.shutdown();
    },
  };
}

interface HeldSpans {
  /** Gives the spans that need not wait any longer. */
  add(span: FinishedSpan): FinishedSpan[];
  count(): number;
  takeAll(): FinishedSpan[];
}

function createHeldSpans(): HeldSpans {
  const byParent = new Map<string, FinishedSpan[]>();
  const sent = new Set<string>();
  let count = 0;
  const release = (span: FinishedSpan): FinishedSpan[] => {
    const { spanId } = span.spanContext();
    const children = byParent.get(spanId) ?? [];
    byParent.delete(spanId);
    count -= children.length;
    remember(sent, spanId);
    return [span, ...children.flatMap(release)];
  };
  const takeAll = (): FinishedSpan[] => {
    const all = [...byParent.values()].flat();
    byParent.clear();
    count = 0;
    for (const span of all) remember(sent, span.spanContext().spanId);
    return all;
  };
  return {
    add: (span) => {
      const parent = span.parentSpanContext;
      const isOutermost = parent === undefined || parent.isRemote === true;
      if (isOutermost || sent.has(parent.spanId)) return release(span);
      const siblings = byParent.get(parent.spanId);
      if (siblings === undefined) byParent.set(parent.spanId, [span]);
      else siblings.push(span);
      count++;
      return [];
    },
    count: () => count,
    takeAll,
  };
}

function remember(sent: Set<string>, spanId: string): void {
  sent.add(spanId);
  if (sent.size <= MOST_REMEMBERED) return;
  const [oldest] = sent;
  if (oldest !== undefined) sent.delete(oldest);
}

import { TerminalError } from '@langflix/contracts';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { SpanKind, SpanStatusCode, context, trace } from '@opentelemetry/api';
import { setTimeout as delay } from 'node:timers/promises';
import { recordFailure, recordSpan, withSpan } from './spans.ts';
import { startTelemetry } from './start-telemetry.ts';
import { contextFrom, traceHeaders, traceparentOf } from './trace-context.ts';

const PARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const traceIdIn = (traceparent: string | undefined): string | undefined => traceparent?.split('-')[1];

// No collector is configured for these tests: spans have ids and record nothing.
beforeAll(() => startTelemetry({ service: 'test', logLevel: 'silent' }).ready);

describe('a span', () => {
  test('is active for everything its work awaits, and for nothing after it', async () => {
    await withSpan('test', 'outer', {}, async (outer) => {
      await delay(1);
      expect(trace.getActiveSpan()).toBe(outer);
      await withSpan('test', 'inner', {}, async (inner) => {
        await delay(1);
        expect(trace.getActiveSpan()).toBe(inner);
        expect(inner.spanContext().traceId).toBe(outer.spanContext().traceId);
        expect(inner.spanContext().spanId).not.toBe(outer.spanContext().spanId);
      });
      expect(trace.getActiveSpan()).toBe(outer);
    });
    expect(trace.getActiveSpan()).toBeUndefined();
  });

  test('is kept apart from the one of concurrent work', async () => {
    const traces = await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        withSpan('test', 'job', {}, async (span) => {
          await delay(5 - i);
          expect(trace.getActiveSpan()).toBe(span);
          return span.spanContext().traceId;
        }),
      ),
    );
    expect(new Set(traces).size).toBe(5);
  });

  test.each([
    ['a header', PARENT],
    ['a context', contextFrom(PARENT)],
  ])('continues the trace of its parent, given as %s', async (_form, parent) => {
    await withSpan('test', 'work', { parent, kind: SpanKind.CONSUMER }, (span) => {
      expect(span.spanContext().traceId).toBe(traceIdIn(PARENT));
      expect(span.spanContext().spanId).not.toBe(PARENT.split('-')[2]);
    });
  });

  test('that nobody records names the last recorded one as the parent of what comes of it elsewhere', async () => {
    await withSpan('test', 'outer', { parent: PARENT }, async () => {
      expect(traceHeaders()).toEqual({ traceparent: PARENT });
      await withSpan('test', 'inner', {}, () => expect(traceHeaders()).toEqual({ traceparent: PARENT }));
    });
  });

  test('has the ids it is told to have, and nothing after it has', async () => {
    const ids = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
    await withSpan('test', 'root', { ids }, async (root) => {
      expect(root.spanContext()).toMatchObject(ids);
      await withSpan('test', 'child', { ids: { spanId: 'c'.repeat(16) } }, (child) => {
        expect(child.spanContext()).toMatchObject({ traceId: ids.traceId, spanId: 'c'.repeat(16) });
      });
    });
    await withSpan('test', 'next', {}, (next) => expect(next.spanContext().spanId).not.toBe(ids.spanId));
    const times = { startTime: 1000, endTime: 2000, ids };
    expect(recordSpan('test', 'episode', times)).toBe(`00-${ids.traceId}-${ids.spanId}-01`);
  });

  test('begins a new trace that counts as sampled, when there is no parent', async () => {
    const headers = await withSpan('test', 'work', {}, () => traceHeaders());
    expect(headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  test('leaves it to the parent whether the trace is sampled', async () => {
    const parent = PARENT.replace(/01$/, '00');
    await withSpan('test', 'work', { parent }, () => {
      expect(traceparentOf()).toMatch(/-00$/);
    });
  });

  test('gives back what its work gives, and throws what it throws', async () => {
    expect(await withSpan('test', 'work', {}, () => 42)).toBe(42);
    const failure = new TerminalError('video_unreadable', 'a.mp4');
    const work = withSpan('test', 'work', {}, () => Promise.reject(failure));
    await expect(work).rejects.toBe(failure);
    expect(trace.getActiveSpan()).toBeUndefined();
  });

  test.each([
    [new TerminalError('video_unreadable', 'no'), 'video_unreadable'],
    [new TypeError('no'), 'TypeError'],
    ['no', 'string'],
  ])('is marked by the code of a failure, else its name: %s', (failure, type) => {
    const span = trace.getTracer('test').startSpan('work');
    const seen: unknown[] = [];
    Object.assign(span, {
      setAttribute: (key: string, value: unknown) => seen.push([key, value]),
      setStatus: (status: unknown) => seen.push(status),
    });
    recordFailure(span, failure);
    expect(seen).toEqual([['error.type', type], { code: SpanStatusCode.ERROR, message: 'no' }]);
  });
});

describe('a finished span', () => {
  test('is recorded in the trace of its parent and tells its own traceparent', () => {
    const times = { startTime: 1000, endTime: 2000 };
    const traceparent = recordSpan('test', 'episode', { ...times, parent: PARENT });
    expect(traceIdIn(traceparent)).toBe(traceIdIn(PARENT));
    expect(traceIdIn(recordSpan('test', 'episode', times))).not.toBe(traceIdIn(PARENT));
  });

  test('is a root without a parent, whatever is active', async () => {
    await withSpan('test', 'work', {}, (span) => {
      const traceparent = recordSpan('test', 'episode', { startTime: 1000, endTime: 2000 });
      expect(traceIdIn(traceparent)).not.toBe(span.spanContext().traceId);
    });
  });
});

describe('a span of the plain API', () => {
  test('has ids and can be made active, with and without options', () => {
    const tracer = trace.getTracer('test');
    const idsOf = (start: (fn: () => string | undefined) => unknown): unknown => start(() => traceparentOf());
    const parent = contextFrom(PARENT);
    expect(traceIdIn(idsOf((fn) => tracer.startActiveSpan('a', {}, parent, fn)) as string)).toBe(
      traceIdIn(PARENT),
    );
    const root = idsOf((fn) => tracer.startActiveSpan('a', { root: true }, parent, fn)) as string;
    expect(traceIdIn(root)).not.toBe(traceIdIn(PARENT));
    expect(idsOf((fn) => tracer.startActiveSpan('a', fn))).toMatch(/^00-/);
    expect(traceparentOf()).toBeUndefined();
  });
});

describe('the context manager', () => {
  test('binds a function to the context of its making', () => {
    const bound = context.bind(contextFrom(PARENT), () => traceparentOf());
    expect(bound()).toBe(PARENT);
    expect(traceparentOf()).toBeUndefined();
  });
});

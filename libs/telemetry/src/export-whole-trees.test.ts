import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exportWholeTrees } from './export-whole-trees.ts';
import type { Exporter } from './export-whole-trees.ts';

type Span = Parameters<Exporter['export']>[0][number];

/** A finished span; the parent is one of this process unless it is said to be remote. */
function finished(spanId: string, parent?: { id: string; isRemote?: boolean }): Span {
  const parentSpanContext = parent && { spanId: parent.id, isRemote: parent.isRemote };
  return { spanContext: () => ({ spanId }), parentSpanContext } as unknown as Span;
}

function anExporter(): Exporter & { batches: string[][]; send(...spans: Span[]): void } {
  const batches: string[][] = [];
  const exporter = exportWholeTrees({
    export: (spans, done) => {
      batches.push(spans.map((span) => span.spanContext().spanId));
      done({ code: 0 });
    },
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  });
  return { ...exporter, batches, send: (...spans) => exporter.export(spans, () => undefined) };
}

describe('finished spans', () => {
  test('wait for the outermost span of their process, and go out with it', () => {
    const { send, batches } = anExporter();
    send(finished('grandchild', { id: 'child' }));
    send(finished('child', { id: 'root' }), finished('stranger', { id: 'other root' }));
    expect(batches).toEqual([]);
    send(finished('root', { id: 'sender', isRemote: true }));
    expect(batches).toEqual([['root', 'child', 'grandchild']]);
    send(finished('late child', { id: 'root' }));
    expect(batches[1]).toEqual(['late child']);
  });

  test('of a process that ends go out as they are', async () => {
    const { send, shutdown, batches } = anExporter();
    send(finished('child', { id: 'root' }));
    await shutdown();
    expect(batches).toEqual([['child']]);
  });

  test('do not pile up without end', () => {
    const { send, batches } = anExporter();
    for (let i = 0; i < 2001; i++) send(finished(`child ${i}`, { id: 'root' }));
    expect(batches).toHaveLength(1);
    expect(batches[0]).toHaveLength(2001);
    send(finished('root'));
    expect(batches[1]).toEqual(['root']);
  });

  test('go out once each and never without their parent, in whatever batches they come', () => {
    const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(tree, fc.array(fc.integer({ min: 1, max: 5 })), (parents, sizes) => {
        const { send, batches } = anExporter();
        const spans = parents.map((parent, i) =>
          finished(`${i}`, i === 0 ? undefined : { id: `${parent % i}` }),
        );
        // Children end before their parents, and have higher numbers here.
        const ended = spans.toReversed();
        for (let i = 0, batch = 0; i < ended.length; batch++) {
          const size = sizes[batch] ?? 3;
          send(...ended.slice(i, i + size));
          i += size;
        }
        const sent = batches.flat();
        expect(sent.toSorted()).toEqual(spans.map((_, i) => `${i}`).toSorted());
        expect(batches).toHaveLength(1);
      }),
    );
  });
});

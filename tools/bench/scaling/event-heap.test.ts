import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createEventHeap } from './event-heap.ts';

test('events come by time, those of one moment in the order of planning', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(30), (times, early) => {
      const heap = createEventHeap<readonly [number, number]>();
      const planned = times.map((atMs, order) => [atMs, order] as const);
      for (const event of planned) heap.push(event[0], event);
      const expected = planned.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
      const taken = Array.from({ length: Math.min(early, times.length) }, () => heap.pop());
      // What is planned meanwhile takes its place behind those of the same moment.
      heap.push(10, [10, Infinity]);
      while (heap.nextMs < Infinity) taken.push(heap.pop());

      const rest = [...expected.slice(early), [10, Infinity] as const];
      expect(taken).toEqual([
        ...expected.slice(0, early),
        ...rest.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]),
      ]);
    }),
  );
});

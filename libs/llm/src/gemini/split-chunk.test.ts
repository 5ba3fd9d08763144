import { expect, test } from '@jest/globals';
import { aChunkReady, makeCues } from '@langflix/testing';
import { splitChunk } from './split-chunk.ts';

const indices = (cues: readonly { index: number }[]) => cues.map(({ index }) => index);

test('the halves of a chunk hold all its lines, each with the other for context', () => {
  const chunk = aChunkReady({ cues: makeCues(7, 5), contextBefore: makeCues(2, 3), maxExpressions: 3 });
  const [first, second] = splitChunk(chunk) ?? [];
  expect(first && [first.contextBefore, first.cues, first.contextAfter].map(indices)).toEqual([
    [3, 4],
    [5, 6, 7, 8],
    [9, 10, 11],
  ]);
  expect(second && [second.contextBefore, second.cues, second.contextAfter].map(indices)).toEqual([
    [6, 7, 8],
    [9, 10, 11],
    [],
  ]);
  expect([first?.maxExpressions, second?.maxExpressions]).toEqual([2, 2]);
});

test('a single line cannot be split', () => {
  expect(splitChunk(aChunkReady({ cues: makeCues(1) }))).toBeUndefined();
});

import type { ChunkReady } from '@langflix/contracts';

const CONTEXT_CUES = 3;

/** Two halves of a chunk, each the context of the other; undefined for a single cue. */
export function splitChunk(chunk: ChunkReady): readonly [ChunkReady, ChunkReady] | undefined {
  if (chunk.cues.length < 2) return undefined;
  const middle = Math.ceil(chunk.cues.length / 2);
  const [first, second] = [chunk.cues.slice(0, middle), chunk.cues.slice(middle)];
  const limits = {
    minExpressions: Math.floor(chunk.minExpressions / 2),
    maxExpressions: Math.ceil(chunk.maxExpressions / 2),
  };
  return [
    { ...chunk, ...limits, cues: first, contextAfter: second.slice(0, CONTEXT_CUES) },
    { ...chunk, ...limits, cues: second, contextBefore: first.slice(-CONTEXT_CUES) },
  ];
}

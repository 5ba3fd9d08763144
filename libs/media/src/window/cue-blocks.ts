import type { Cue } from '@langflix/contracts';

/** Cues that overlap in time: they are shown whole or not at all. */
export interface CueBlock {
  readonly cues: readonly Cue[];
  readonly startMs: number;
  readonly endMs: number;
}

/** Cues in the order of time, those that overlap taken together; blocks may touch but do not overlap. */
export function blocksOf(cues: readonly Cue[]): readonly CueBlock[] {
  const blocks: { cues: Cue[]; startMs: number; endMs: number }[] = [];
  for (const cue of cues.toSorted((a, b) => a.startMs - b.startMs || a.index - b.index)) {
    const block = blocks.at(-1);
    if (block && cue.startMs < block.endMs) {
      block.cues.push(cue);
      block.endMs = Math.max(block.endMs, cue.endMs);
    } else {
      blocks.push({ cues: [cue], startMs: cue.startMs, endMs: Math.max(cue.startMs, cue.endMs) });
    }
  }
  return blocks;
}

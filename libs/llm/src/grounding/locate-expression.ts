import type { ChunkReady, Cue } from '@langflix/contracts';
import type { ProposedExpression } from '../proposed-expression.ts';
import type { DropReason } from './drop-reason.ts';
import { findQuotation, foldQuotation, inOneRow } from './searchable-text.ts';

/** A proposal's place in the cues. */
export interface LocatedExpression {
  /** As it stands in the dialogue, in one row. */
  readonly text: string;
  /** The cue that holds it, and the next one when it runs on. */
  readonly holders: readonly Cue[];
  /** Cues firstCue..lastCue. */
  readonly scene: readonly Cue[];
  /** The scene and up to three neighbours on either side. */
  readonly surroundings: readonly Cue[];
}

const NEIGHBOURS = 3;

/** Chunk and context cues in order; the analyzer may look at all, and take expressions from the chunk's own. */
export function visibleCues(chunk: ChunkReady): readonly Cue[] {
  return [...chunk.contextBefore, ...chunk.cues, ...chunk.contextAfter];
}

/** Finds the cues a proposal names and the expression in them, or says why it cannot be. */
export function locateExpression(
  chunk: ChunkReady,
  proposal: ProposedExpression,
): LocatedExpression | DropReason {
  if (foldQuotation(proposal.expression) === '') return 'empty_expression';
  const own = chunk.cues.find((cue) => cue.index === proposal.cue);
  if (own === undefined) return 'cue_not_in_chunk';
  const cues = visibleCues(chunk);
  const at = (index: number) => cues.findIndex((cue) => cue.index === index);
  const [first, holder, last] = [at(proposal.firstCue), cues.indexOf(own), at(proposal.lastCue)];
  if (first < 0 || last < 0 || first > holder || holder > last) return 'range_invalid';

  const found = findInCue(own, cues[holder + 1], proposal.expression);
  if (found === undefined) return 'not_in_cue';
  if (found.runsOn && holder + 1 > last) return 'runs_out_of_scene';
  return {
    text: found.text,
    holders: cues.slice(holder, holder + (found.runsOn ? 2 : 1)),
    scene: cues.slice(first, last + 1),
    surroundings: cues.slice(Math.max(0, first - NEIGHBOURS), last + 1 + NEIGHBOURS),
  };
}

function findInCue(cue: Cue, next: Cue | undefined, expression: string) {
  const inside = findQuotation(cue.text, expression);
  if (inside) return { text: inOneRow(cue.text.slice(inside.start, inside.end)), runsOn: false };
  if (next?.index !== cue.index + 1) return undefined;
  const both = `${cue.text} ${next.text}`;
  const across = findQuotation(both, expression);
  if (!across || across.start >= cue.text.length || across.end <= cue.text.length + 1) return undefined;
  return { text: inOneRow(both.slice(across.start, across.end)), runsOn: true };
}

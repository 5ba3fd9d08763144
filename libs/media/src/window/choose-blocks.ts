import type { CueBlock } from './cue-blocks.ts';
import { runsOn } from './sentence.ts';

/** Positions in the list of blocks, both included. */
export interface BlockRange {
  readonly first: number;
  readonly last: number;
}

interface Wishes {
  readonly firstCue: number;
  readonly lastCue: number;
  readonly expressionCue: number;
  readonly expressionLastCue: number;
  readonly preferredSec: number;
  readonly maxSec: number;
}

/** A longer silence between two lines separates scenes: no clip is extended across it. */
const SCENE_GAP_MS = 3000;

/**
 * Which blocks of a scene a clip shows: the context, extended to whole sentences, cut down around the expression to
 * the longest length, extended line by line to the preferred one.
 */
export function chooseBlocks(blocks: readonly CueBlock[], wishes: Wishes): BlockRange {
  const core = rangeOf(blocks, wishes.expressionCue, wishes.expressionLastCue);
  const context = rangeOf(blocks, wishes.firstCue, wishes.lastCue);
  const wanted = { first: Math.min(core.first, context.first), last: Math.max(core.last, context.last) };
  const sentences = extend(blocks, wanted, { maxMs: wishes.maxSec * 1000, joins: runsOnTo });
  const trimmed = trim(blocks, sentences, { core, maxMs: wishes.maxSec * 1000 });
  return grow(blocks, trimmed, wishes);
}

/** The blocks that hold cues of these indices; the nearest there are when some are missing. */
function rangeOf(blocks: readonly CueBlock[], firstCue: number, lastCue: number): BlockRange {
  const holds = (block: CueBlock): boolean =>
    block.cues.some(({ index }) => index >= firstCue && index <= lastCue);
  const first = blocks.findIndex(holds);
  return { first: first === -1 ? Infinity : first, last: blocks.findLastIndex(holds) };
}

function lengthOf(blocks: readonly CueBlock[], { first, last }: BlockRange): number {
  return (blocks[last]?.endMs ?? 0) - (blocks[first]?.startMs ?? 0);
}

const gapBetween = (before: CueBlock, after: CueBlock): number => after.startMs - before.endMs;

function runsOnTo(before: CueBlock, after: CueBlock): boolean {
  return (
    gapBetween(before, after) <= SCENE_GAP_MS &&
    runsOn(before.cues.at(-1)?.text ?? '', after.cues.at(0)?.text ?? '')
  );
}

/**
 * May this neighbour be shown? The outermost line of a scene only when it is the film's first: what comes beyond it is
 * not known, so it could not be given air without running into words.
 */
function mayShow(blocks: readonly CueBlock[], position: number): boolean {
  const block = blocks[position];
  if (block === undefined || position === blocks.length - 1) return false;
  return position > 0 || block.cues.some(({ index }) => index === 0);
}

/** Takes in neighbours while the sentence runs on and the length allows. */
function extend(
  blocks: readonly CueBlock[],
  range: BlockRange,
  rule: { readonly maxMs: number; joins(before: CueBlock, after: CueBlock): boolean },
): BlockRange {
  let { first, last } = range;
  const joined = (before: number, after: number): boolean => {
    const [a, b] = [blocks[before], blocks[after]];
    return a !== undefined && b !== undefined && rule.joins(a, b);
  };
  const fits = (wider: BlockRange): boolean => lengthOf(blocks, wider) <= rule.maxMs;
  while (mayShow(blocks, last + 1) && joined(last, last + 1) && fits({ first, last: last + 1 })) last += 1;
  while (mayShow(blocks, first - 1) && joined(first - 1, first) && fits({ first: first - 1, last }))
    first -= 1;
  return { first, last };
}

/** Drops lines at the end that is farther from the expression until the rest is short enough. */
function trim(
  blocks: readonly CueBlock[],
  range: BlockRange,
  { core, maxMs }: { readonly core: BlockRange; readonly maxMs: number },
): BlockRange {
  let { first, last } = range;
  while (lengthOf(blocks, { first, last }) > maxMs && (first < core.first || last > core.last)) {
    const before = (blocks[core.first]?.startMs ?? 0) - (blocks[first]?.startMs ?? 0);
    const after = (blocks[last]?.endMs ?? 0) - (blocks[core.last]?.endMs ?? 0);
    if (last === core.last || (first < core.first && before >= after)) first += 1;
    else last -= 1;
  }
  return { first, last };
}

/** Adds the neighbour across the shorter silence while the clip is shorter than preferred. */
function grow(blocks: readonly CueBlock[], range: BlockRange, wishes: Wishes): BlockRange {
  let grown = range;
  while (lengthOf(blocks, grown) < wishes.preferredSec * 1000) {
    const wider = [
      { first: grown.first - 1, last: grown.last, added: grown.first - 1, gap: gapAt(blocks, grown.first) },
      { first: grown.first, last: grown.last + 1, added: grown.last + 1, gap: gapAt(blocks, grown.last + 1) },
    ].filter(
      ({ added, gap, ...option }) =>
        mayShow(blocks, added) && gap <= SCENE_GAP_MS && lengthOf(blocks, option) <= wishes.maxSec * 1000,
    );
    const [best] = wider.toSorted((a, b) => a.gap - b.gap);
    if (!best) break;
    grown = { first: best.first, last: best.last };
  }
  return grown;
}

/** Silence before the block at this position; endless where there is none. */
function gapAt(blocks: readonly CueBlock[], position: number): number {
  const [before, after] = [blocks[position - 1], blocks[position]];
  return before && after ? gapBetween(before, after) : Infinity;
}

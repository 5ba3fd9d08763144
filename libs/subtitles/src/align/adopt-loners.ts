import type { Pair, Span } from './pair-by-time.ts';

/**
 * A cue belongs to a neighbouring pair that is on the screen for this share of its time. A lone target line joins
 * readily, lest it be lost; a lone source line only where it plainly shares the text.
 */
const MIN_SHARE = { source: 0.3, target: 0.05 };

interface Tracks {
  readonly source: readonly Span[];
  readonly target: readonly Span[];
}

/** Lets a cue that found no partner join the pair before or after it where that is on the screen with it. */
export function adoptLoners(pairs: readonly Pair[], tracks: Tracks): Pair[] {
  const result: Pair[] = [];
  let waiting: Pair | undefined;
  for (const pair of pairs) {
    const joined = waiting && !isLoner(pair) && belongsTo(waiting, pair, tracks);
    if (waiting) result.push(joined ? join(waiting, pair) : waiting);
    if (!joined && !isLoner(pair)) result.push(pair);
    waiting = undefined;
    if (!isLoner(pair)) continue;
    const before = result.at(-1);
    if (before && !isLoner(before) && belongsTo(pair, before, tracks)) {
      result[result.length - 1] = join(before, pair);
    } else {
      waiting = pair;
    }
  }
  if (waiting) result.push(waiting);
  return result;
}

const isLoner = ({ source, target }: Pair): boolean => source[0] === source[1] || target[0] === target[1];

/** Pairs are neighbours, so that their ranges meet. */
function join(first: Pair, second: Pair): Pair {
  return { source: [first.source[0], second.source[1]], target: [first.target[0], second.target[1]] };
}

/** Whether the other language's side of `pair` is on the screen with the loner long enough. */
function belongsTo(loner: Pair, pair: Pair, { source, target }: Tracks): boolean {
  const isSource = loner.target[0] === loner.target[1];
  const own = extent(isSource ? source.slice(...loner.source) : target.slice(...loner.target));
  const other = extent(isSource ? target.slice(...pair.target) : source.slice(...pair.source));
  const sharedMs = Math.min(own.endMs, other.endMs) - Math.max(own.startMs, other.startMs);
  return sharedMs >= (own.endMs - own.startMs) * (isSource ? MIN_SHARE.source : MIN_SHARE.target);
}

function extent(spans: readonly Span[]): Span {
  return { startMs: spans[0]?.startMs ?? 0, endMs: Math.max(0, ...spans.map((span) => span.endMs)) };
}

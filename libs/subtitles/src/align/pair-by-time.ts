/** Start and end of a cue, milliseconds. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Runs of neighbouring cues that say the same: source [from, to) and target [from, to). One side may be empty. */
export interface Pair {
  readonly source: readonly [from: number, to: number];
  readonly target: readonly [from: number, to: number];
}

/** Shapes of a pair, source by target: one line split in up to four, or the other way round; or left alone. */
const SHAPES = [
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 3],
  [3, 1],
  [1, 4],
  [4, 1],
  [1, 0],
  [0, 1],
] as const;

const LONGEST_SIDE = 4;

/** Costs in milliseconds of difference at start and end; chosen on film subtitles in six languages. */
const ALONE_COST = 1500;
const MERGE_COST = 700;
/** Ends count less than starts: subtitlers let lines stand for as long as the eye needs. */
const END_WEIGHT = 0.7;
const MAX_END_COST = 2500;
/** Lines further apart than this do not say the same. */
const MAX_GAP_MS = 700;
/** Target cues looked at on either side of a source cue's place in time. */
const REACH = 25;

interface Row {
  /** First column held. */
  readonly from: number;
  /** Cheapest way to here; let go of when no later row looks back to it. */
  cost: Float64Array | undefined;
  /** The last pair of that way, index of SHAPES. */
  readonly shape: Uint8Array;
}

/** Times of a track in columns: millions of cells look at them. */
interface Times {
  readonly count: number;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
}

interface Tracks {
  readonly source: Times;
  readonly target: Times;
}

/**
 * Pairs two tracks of the same film by their times: the order-keeping pairing in which starts and ends differ least
 * (dynamic programming, as sentence alignment does by length). Both sorted by start. Every cue is in exactly one pair.
 */
export function pairByTime(source: readonly Span[], target: readonly Span[]): Pair[] {
  const rows = fillRows({ source: timesOf(source), target: timesOf(target) });
  const pairs: Pair[] = [];
  let i = source.length;
  let j = target.length;
  while (i > 0 || j > 0) {
    const row = rows[i];
    const [a, b] = SHAPES[row?.shape[j - (row?.from ?? 0)] ?? 0] ?? [1, 1];
    pairs.push({ source: [i - a, i], target: [j - b, j] });
    i -= a;
    j -= b;
  }
  return pairs.reverse();
}

function timesOf(spans: readonly Span[]): Times {
  const startMs = Float64Array.from(spans, (span) => span.startMs);
  const endMs = Float64Array.from(spans, (span) => span.endMs);
  return { count: spans.length, startMs, endMs };
}

function fillRows({ source, target }: Tracks): Row[] {
  const rows: Row[] = [];
  let place = 0;
  for (let i = 0; i <= source.count; i += 1) {
    // Target cues that start before this source cue, and before the next.
    const from = Math.max(0, place - REACH);
    while (place < target.count && (target.startMs[place] ?? 0) < (source.startMs[i] ?? Infinity)) place += 1;
    const to = Math.min(target.count, place + REACH);
    const cost = new Float64Array(to - from + 1).fill(Infinity);
    rows.push({ from, cost, shape: new Uint8Array(to - from + 1) });
    if (i === 0) cost[0] = 0;
    for (let j = from; j <= to; j += 1) fillCell(rows, [i, j], { source, target });
    const past = rows[i - LONGEST_SIDE];
    if (past) past.cost = undefined;
  }
  return rows;
}

function fillCell(rows: readonly Row[], [i, j]: readonly [number, number], tracks: Tracks): void {
  const row = rows[i];
  if (!row?.cost) return;
  const at = j - row.from;
  for (let shape = 0; shape < SHAPES.length; shape += 1) {
    const [a, b] = SHAPES[shape] ?? [1, 1];
    const before = rows[i - a];
    const soFar = before?.cost?.[j - b - before.from];
    if (soFar === undefined || soFar === Infinity) continue;
    const cost = soFar + pairCost(tracks, { source: [i - a, i], target: [j - b, j] });
    if (cost >= (row.cost[at] ?? Infinity)) continue;
    row.cost[at] = cost;
    row.shape[at] = shape;
  }
}

function pairCost({ source, target }: Tracks, pair: Pair): number {
  const cues = pair.source[1] - pair.source[0] + pair.target[1] - pair.target[0];
  if (cues === 1) return ALONE_COST;
  const startMs = source.startMs[pair.source[0]] ?? 0;
  const endMs = source.endMs[pair.source[1] - 1] ?? 0;
  const targetStartMs = target.startMs[pair.target[0]] ?? 0;
  const targetEndMs = target.endMs[pair.target[1] - 1] ?? 0;
  if (targetStartMs - endMs > MAX_GAP_MS || startMs - targetEndMs > MAX_GAP_MS) return Infinity;
  const atEnd = Math.min(MAX_END_COST, END_WEIGHT * Math.abs(targetEndMs - endMs));
  return Math.abs(targetStartMs - startMs) + atEnd + (cues - 2) * MERGE_COST;
}

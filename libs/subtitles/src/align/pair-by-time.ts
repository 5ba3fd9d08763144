/** Looked up once: in the inner loop a global costs more than the sum it is in. */
const { abs, min } = Math;
const NEVER = Infinity;

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
const REACH = 15;

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

/** Rows are the source, columns the target; a row holds only the columns near its place in time. */
interface Band {
  /** First column of each row, and where in `shape` it stands; one more than there are rows. */
  readonly from: Int32Array;
  readonly offset: Int32Array;
  /** The last pair of the cheapest way to each cell, index of SHAPES. */
  readonly shape: Uint8Array;
}

/**
 * Pairs two tracks of the same film by their times: the order-keeping pairing in which starts and ends differ least
 * (dynamic programming, as sentence alignment does by length). Both sorted by start. Every cue is in exactly one pair.
 * Memory: some 50 bytes a source cue.
 */
export function pairByTime(source: readonly Span[], target: readonly Span[]): Pair[] {
  const tracks = { source: timesOf(source), target: timesOf(target) };
  const band = layOutBand(tracks);
  fillBand(band, tracks);
  const pairs: Pair[] = [];
  let i = source.length;
  let j = target.length;
  while (i > 0 || j > 0) {
    const cell = (band.offset[i] ?? 0) + j - (band.from[i] ?? 0);
    const [a, b] = SHAPES[band.shape[cell] ?? 0] ?? [1, 1];
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

function layOutBand({ source, target }: Tracks): Band {
  const from = new Int32Array(source.count + 2);
  const offset = new Int32Array(source.count + 2);
  let place = 0;
  for (let i = 0; i <= source.count; i += 1) {
    // Target cues that start before this source cue, and before the next.
    from[i] = Math.max(0, place - REACH);
    while (place < target.count && (target.startMs[place] ?? 0) < (source.startMs[i] ?? Infinity)) place += 1;
    const to = Math.min(target.count, place + REACH);
    offset[i + 1] = (offset[i] ?? 0) + to - (from[i] ?? 0) + 1;
  }
  return { from, offset, shape: new Uint8Array(offset[source.count + 1] ?? 0) };
}

function fillBand(band: Band, tracks: Tracks): void {
  // No pair looks back further than its longest side.
  const costs = Array.from({ length: LONGEST_SIDE + 1 }, () => new Float64Array(0));
  for (let i = 0; i <= tracks.source.count; i += 1) {
    const width = (band.offset[i + 1] ?? 0) - (band.offset[i] ?? 0);
    const slot = i % costs.length;
    if ((costs[slot]?.length ?? 0) < width) costs[slot] = new Float64Array(2 * width);
    costs[slot]?.fill(Infinity);
    if (i === 0 && costs[0]) costs[0][0] = 0;
    for (let at = 0; at < width; at += 1) fillCell({ band, costs, tracks }, i, at);
  }
}

interface Filling {
  readonly band: Band;
  /** Cheapest ways to the cells of this row and the ones before it, by row number modulo their count. */
  readonly costs: readonly Float64Array[];
  readonly tracks: Tracks;
}

function fillCell({ band, costs, tracks }: Filling, i: number, at: number): void {
  const row = costs[i % costs.length];
  if (!row) return;
  const j = (band.from[i] ?? 0) + at;
  for (let shape = 0; shape < SHAPES.length; shape += 1) {
    const [a, b] = SHAPES[shape] ?? [1, 1];
    if (i < a || j < b) continue;
    const column = j - b - (band.from[i - a] ?? 0);
    const before =
      column < 0 || column >= widthOf(band, i - a) ? NEVER : costs[(i - a) % costs.length]?.[column];
    if (before === undefined || before === NEVER) continue;
    const cost = before + pairCost(tracks, { i: i - a, j: j - b, a, b });
    if (cost >= (row[at] ?? NEVER)) continue;
    row[at] = cost;
    band.shape[(band.offset[i] ?? 0) + at] = shape;
  }
}

function widthOf({ offset }: Band, row: number): number {
  return (offset[row + 1] ?? 0) - (offset[row] ?? 0);
}

/** A pair of `a` source cues from `i` on and `b` target cues from `j` on. */
interface Sides {
  readonly i: number;
  readonly j: number;
  readonly a: number;
  readonly b: number;
}

function pairCost({ source, target }: Tracks, { i, j, a, b }: Sides): number {
  if (a + b === 1) return ALONE_COST;
  const startMs = source.startMs[i] ?? 0;
  const endMs = source.endMs[i + a - 1] ?? 0;
  const targetStartMs = target.startMs[j] ?? 0;
  const targetEndMs = target.endMs[j + b - 1] ?? 0;
  if (targetStartMs - endMs > MAX_GAP_MS || startMs - targetEndMs > MAX_GAP_MS) return NEVER;
  const atEnd = min(MAX_END_COST, END_WEIGHT * abs(targetEndMs - endMs));
  return abs(targetStartMs - startMs) + atEnd + (a + b - 2) * MERGE_COST;
}

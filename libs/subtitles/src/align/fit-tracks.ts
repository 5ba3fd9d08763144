import type { TimeMap } from '../sync/apply-sync.ts';
import { mergeSpans, toSignal } from '../sync/activity-signal.ts';
import { CERTAIN, confidenceOf } from '../sync/confidence-of.ts';
import { searchTimeMap } from '../sync/search-time-map.ts';
import type { Span } from './pair-by-time.ts';

const NOTHING: TimeMap = { offsetMs: 0, rate: 1 };
/** Translated files are often cut for another broadcast, minutes away. */
const MAX_OFFSET_MS = 300_000;
/** With fewer cues chance decides: neither distrusted, nor moved. */
const MIN_CUES = 8;
const MIN_CUES_TO_MOVE = 20;
/** Starts nearer than this may be of the same line. */
const NEAR_MS = 700;
/** What another map must gain over the plainer one, in starts that meet, before it is believed. */
const MIN_GAIN = 0.1;
/** Width on either side of a start, in the search. */
const WINDOW_MS = 300;
/** So many starts meet that there is nothing to search for. */
const PLAIN_LIFT = 0.5;
/** Left over after the rates of film: clocks that run 7 s an hour apart. A steeper line joins starts of other lines. */
const MAX_SLOPE = 0.002;
/** Two tracks of one film put their starts together, those of two films do so by chance only. */
const TRUSTED_LIFT = 0.35;

export interface TrackFit extends TimeMap {
  /** 0 to 1: whether the two are tracks of one film; 1 too where there is not enough to tell. */
  readonly trust: number;
}

/**
 * Where the target track belongs on the clock of the source track: source time = target time x rate + offset. Tries
 * the rates of film and an offset of up to five minutes, then the median distance of starts that nearly meet and the
 * line through them; a plainer map is kept unless another is clearly better, so tracks that fit are not moved.
 */
export function fitTracks(source: readonly Span[], target: readonly Span[]): TrackFit {
  const cues = Math.min(source.length, target.length);
  if (cues < MIN_CUES) return { ...NOTHING, trust: 1 };
  const starts = Float64Array.from(source, ({ startMs }) => startMs).sort();
  const own = target.map(({ startMs }) => startMs);
  const plain = better(starts, own, [NOTHING, withMedianOffset(starts, own, NOTHING)]);
  if (plain.lift >= PLAIN_LIFT || cues < MIN_CUES_TO_MOVE)
    return { ...plain.map, trust: trustOf(plain.lift) };
  const found = search(source, target);
  const maps = [
    ...(found ? [found, withMedianOffset(starts, own, found)] : []),
    withLine(starts, own, found ?? NOTHING),
  ];
  const { map, lift } = better(starts, own, [plain.map, ...maps]);
  return { ...map, trust: trustOf(lift) };
}

function trustOf(lift: number): number {
  return Math.min(1, Math.max(0, lift / TRUSTED_LIFT));
}

/** The first map, unless a later one makes clearly more starts meet. */
function better(
  starts: Float64Array,
  own: readonly number[],
  maps: readonly TimeMap[],
): { map: TimeMap; lift: number } {
  const chance = chanceOfMeeting(starts);
  let best = { map: NOTHING, share: -1 };
  for (const map of maps) {
    const share = meetingShare(starts, own, map);
    if (best.share < 0 || share >= best.share + MIN_GAIN) best = { map, share };
  }
  return { map: best.map, lift: (best.share - chance) / (1 - chance) };
}

function search(source: readonly Span[], target: readonly Span[]): TimeMap | undefined {
  const windows = startWindows(source);
  const active = windows.map(({ startMs, endMs }): [number, number] => [startMs, endMs]);
  const signal = toSignal({ sampled: [[0, windows.at(-1)?.endMs ?? 0]], active });
  const spans = startWindows(target);
  if (!signal) return undefined;
  const result = searchTimeMap(spans, signal, MAX_OFFSET_MS);
  return confidenceOf(result, spans.length) >= CERTAIN ? result.best : undefined;
}

/** Talk leaves no pause between cues, so where one begins says more than where one is shown. */
function startWindows(cues: readonly Span[]): Span[] {
  return mergeSpans(
    cues.map(({ startMs }) => ({ startMs: Math.max(0, startMs - WINDOW_MS), endMs: startMs + WINDOW_MS })),
  );
}

/** Share of the target's starts that meet one of the source within {@link MEET_MS}. */
const MEET_MS = 250;
function meetingShare(starts: Float64Array, own: readonly number[], map: TimeMap): number {
  const met = own.filter((ms) => Math.abs(nearest(starts, ms * map.rate + map.offsetMs)) <= MEET_MS).length;
  return met / own.length;
}

/** How often a moment taken by chance within the track meets a start. */
function chanceOfMeeting(starts: Float64Array): number {
  const lengthMs = (starts.at(-1) ?? 0) - (starts[0] ?? 0);
  let coveredMs = 0;
  starts.forEach((ms, i) => (coveredMs += Math.min(2 * MEET_MS, ms - (starts[i - 1] ?? ms))));
  return lengthMs > 0 ? Math.min(0.9, coveredMs / lengthMs) : 0.9;
}

function withMedianOffset(starts: Float64Array, own: readonly number[], map: TimeMap): TimeMap {
  const residuals = own
    .map((ms) => nearest(starts, ms * map.rate + map.offsetMs))
    .filter((by) => Math.abs(by) <= NEAR_MS);
  const median = residuals.toSorted((a, b) => a - b)[Math.floor(residuals.length / 2)] ?? 0;
  return { ...map, offsetMs: Math.round(map.offsetMs + median) };
}

/** The straight line through starts that nearly meet: least squares, drawn anew without those far from it. */
function withLine(starts: Float64Array, own: readonly number[], map: TimeMap): TimeMap {
  let line = map;
  for (let reachMs = 2 * NEAR_MS; reachMs >= MEET_MS; reachMs /= 2) {
    const met = own
      .map((ms) => ({ ms, by: nearest(starts, ms * line.rate + line.offsetMs) }))
      .filter(({ by }) => Math.abs(by) <= reachMs);
    if (met.length < MIN_CUES) return line;
    const mean = met.reduce((sum, { ms }) => sum + ms, 0) / met.length;
    const meanBy = met.reduce((sum, { by }) => sum + by, 0) / met.length;
    const squares = met.reduce((sum, { ms }) => sum + (ms - mean) ** 2, 0);
    const slope =
      met.reduce((sum, { ms, by }) => sum + (ms - mean) * (by - meanBy), 0) / Math.max(1, squares);
    line = { rate: line.rate + slope, offsetMs: Math.round(line.offsetMs + meanBy - slope * mean) };
  }
  return Math.abs(line.rate - map.rate) <= MAX_SLOPE ? line : map;
}

/** From a moment to the start that is nearest, signed. */
function nearest(starts: Float64Array, ms: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  const after = (starts[low] ?? Infinity) - ms;
  const before = (starts[low - 1] ?? -Infinity) - ms;
  return after < -before ? after : before;
}

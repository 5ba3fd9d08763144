import type { SpeechActivity } from '@langflix/contracts';

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Speech over time, made for asking "how much of it is in this span" at once: running sums in bins. The value is high
 * where speech is heard, low where it is not, 0 on average and where nobody listened.
 */
export interface ActivitySignal {
  /** Running sum of the value in milliseconds, at the start of each bin. */
  readonly value: Float64Array;
  /** Running sum of the time listened to. */
  readonly listened: Float64Array;
  readonly listenedMs: number;
  /** Share of the time listened to in which speech is heard. */
  readonly activeShare: number;
}

/** Looked up once: in an inner loop a global can cost more than the sum it is in. */
const { ceil, floor, max, min } = Math;

/** A tenth of what a viewer notices. */
const BIN_MS = 20;

/** Undefined where nothing was listened to, or nothing or everything is speech: such a film tells nothing. */
export function toSignal({ sampled, active }: SpeechActivity): ActivitySignal | undefined {
  const endMs = sampled.reduce((last, [, end]) => max(last, end), 0);
  const bins = ceil(endMs / BIN_MS);
  const heard = paint(sampled, bins);
  const spoken = paint(active, bins).map((share, i) => min(share, heard[i] ?? 0));
  const listenedBins = heard.reduce((sum, share) => sum + share, 0);
  const activeShare = listenedBins === 0 ? 0 : spoken.reduce((sum, share) => sum + share, 0) / listenedBins;
  if (activeShare < 0.01 || activeShare > 0.99) return undefined;
  const value = runningSum(spoken.map((share, i) => share - activeShare * (heard[i] ?? 0)));
  return { value, listened: runningSum(heard), listenedMs: listenedBins * BIN_MS, activeShare };
}

/** Sum of a running sum between two times, in milliseconds; nothing before 0 and after the end. */
export function sumBetween(sums: Float64Array, startMs: number, endMs: number): number {
  return at(sums, endMs) - at(sums, startMs);
}

function at(sums: Float64Array, ms: number): number {
  const place = ms / BIN_MS;
  if (place <= 0) return 0;
  const last = sums.length - 1;
  if (place >= last) return sums[last] ?? 0;
  const bin = place | 0;
  const before = sums[bin] ?? 0;
  return before + (place - bin) * ((sums[bin + 1] ?? 0) - before);
}

function paint(intervals: readonly (readonly [number, number])[], bins: number): Float32Array {
  const shares = new Float32Array(bins);
  for (const [startMs, endMs] of intervals) {
    const last = min(bins, ceil(endMs / BIN_MS));
    for (let bin = max(0, floor(startMs / BIN_MS)); bin < last; bin += 1) {
      const covered = min(endMs, (bin + 1) * BIN_MS) - max(startMs, bin * BIN_MS);
      shares[bin] = min(1, (shares[bin] ?? 0) + covered / BIN_MS);
    }
  }
  return shares;
}

function runningSum(shares: Float32Array): Float64Array {
  const sums = new Float64Array(shares.length + 1);
  for (const [i, share] of shares.entries()) sums[i + 1] = (sums[i] ?? 0) + share * BIN_MS;
  return sums;
}

/** Spans in order of time, those that overlap or touch made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = merged.at(-1);
    if (last && startMs <= last.endMs) last.endMs = max(last.endMs, endMs);
    else merged.push({ startMs, endMs });
  }
  return merged;
}

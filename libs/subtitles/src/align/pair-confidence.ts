import type { Pair, Span } from './pair-by-time.ts';

interface Line extends Span {
  readonly text: string;
}

/** Weights of shared time, of starts and of ends that meet. */
const WEIGHTS = { shared: 0.5, start: 0.3, end: 0.2 };
/** Differences that count for nothing in common: starts are placed with care, ends are not. */
const FAR_START_MS = 1500;
const FAR_END_MS = 3000;
/** A line five times as long as its translations usually are says something else. */
const ODD_LENGTH = Math.log(5);
const ODD_LENGTH_FACTOR = 0.6;

/** Pairs that the usual ratio is taken from, spread over the film. */
const RATIO_SAMPLE = 1000;

/** How sure it is that two runs of cues say the same, 0 to 1, by their times and by the length of their texts. */
export function pairConfidence(
  source: readonly Line[],
  target: readonly Line[],
  { trust, usualRatio }: { trust: number; usualRatio: number },
): number {
  const own = extent(source);
  const other = extent(target);
  const sharedMs = Math.max(0, Math.min(own.endMs, other.endMs) - Math.max(own.startMs, other.startMs));
  const wholeMs = Math.max(own.endMs, other.endMs) - Math.min(own.startMs, other.startMs);
  const byTime =
    WEIGHTS.shared * (wholeMs > 0 ? sharedMs / wholeMs : 0) +
    WEIGHTS.start * near(own.startMs - other.startMs, FAR_START_MS) +
    WEIGHTS.end * near(own.endMs - other.endMs, FAR_END_MS);
  const isOdd = Math.abs(Math.log(ratio(source, target) / usualRatio)) > ODD_LENGTH;
  return Math.round(100 * trust * byTime * (isOdd ? ODD_LENGTH_FACTOR : 1)) / 100;
}

/** Characters of translation for a character of dialogue, the median over pairs. */
export function usualLengthRatio(
  pairs: readonly Pair[],
  { source, target }: { source: readonly Line[]; target: readonly Line[] },
): number {
  const every = Math.ceil(pairs.length / RATIO_SAMPLE);
  const ratios = pairs
    .filter((_, i) => i % every === 0)
    .filter((pair) => pair.source[0] < pair.source[1] && pair.target[0] < pair.target[1])
    .map((pair) => ratio(source.slice(...pair.source), target.slice(...pair.target)))
    .sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)] ?? 1;
}

function ratio(source: readonly Line[], target: readonly Line[]): number {
  return Math.max(1, lengthOf(target)) / Math.max(1, lengthOf(source));
}

function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

function near(byMs: number, farMs: number): number {
  return Math.max(0, 1 - Math.abs(byMs) / farMs);
}

function extent(spans: readonly Span[]): Span {
  const startMs = Math.min(...spans.map((span) => span.startMs));
  return { startMs, endMs: Math.max(...spans.map((span) => span.endMs)) };
}

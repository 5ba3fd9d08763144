import type { TimeMap } from './apply-sync.ts';
import { sumBetween } from './activity-signal.ts';
import type { ActivitySignal, Span } from './activity-signal.ts';

/** Looked up once: in an inner loop a global can cost more than the sum it is in. */
const { abs, max, min, sign, sqrt } = Math;

/** 24000/1001: what NTSC made of 24 frames a second. */
const NTSC_FILM = 24_000 / 1001;
/** From the frame rate that a file was timed for to that of the film, for every pair of the usual three. */
export const RATES: readonly number[] = [
  1,
  25 / 24,
  24 / 25,
  25 / NTSC_FILM,
  NTSC_FILM / 25,
  24 / NTSC_FILM,
  NTSC_FILM / 24,
];
const STEP_MS = 100;
/** More cues tell no more, only cost time. */
const MAX_SPANS = 800;

export interface Fit extends TimeMap {
  /** Correlation of the cues with the speech, -1 to 1. */
  readonly correlation: number;
}

export interface Search {
  readonly best: Fit;
  /** The best one that says something else: more than {@link DIFFERENT_MS} away at every moment of the film. */
  readonly rival: Fit;
}

/** A rate that comes to less over the whole film cannot be told from none. */
const TELLING_MS = 500;
/** Nearer maps share a peak. */
const DIFFERENT_MS = 3000;

/**
 * Tries all rates with all offsets up to the limit, some hundred milliseconds apart. `all` must not overlap. Takes a
 * fraction of a second whatever the length.
 */
export function searchTimeMap(all: readonly Span[], signal: ActivitySignal, maxOffsetMs: number): Search {
  const every = Math.ceil(all.length / MAX_SPANS);
  const spans = every > 1 ? all.filter((_, i) => i % every === 0) : all;
  const lastMs = all.at(-1)?.endMs ?? 0;
  const fits: Fit[] = [];
  for (const rate of RATES.filter((it) => it === 1 || abs(it - 1) * lastMs > TELLING_MS)) {
    for (let offsetMs = -maxOffsetMs; offsetMs <= maxOffsetMs; offsetMs += STEP_MS) {
      fits.push({ offsetMs, rate, correlation: correlate(spans, signal, { offsetMs, rate }) });
    }
  }
  const best = highest(fits);
  const rival = highest(fits, (fit) => isElsewhere(fit, best, lastMs));
  return { best, rival };
}

/** Two maps that cross share some of the film, and are right there together. */
function isElsewhere(a: TimeMap, b: TimeMap, lastMs: number): boolean {
  const atStart = a.offsetMs - b.offsetMs;
  const atEnd = atStart + (a.rate - b.rate) * lastMs;
  return min(abs(atStart), abs(atEnd)) > DIFFERENT_MS && sign(atStart) === sign(atEnd);
}

/** Greatest difference of two maps over a film, milliseconds. */
export function distance(a: TimeMap, b: TimeMap, lastMs: number): number {
  const atStart = a.offsetMs - b.offsetMs;
  return max(abs(atStart), abs(atStart + (a.rate - b.rate) * lastMs));
}

/** Pearson's correlation of "a cue is shown" with "speech is heard", over the time listened to. */
export function correlate(
  spans: readonly Span[],
  { value, listened, listenedMs, activeShare }: ActivitySignal,
  { offsetMs, rate }: TimeMap,
): number {
  let together = 0;
  let shown = 0;
  let whole = 0;
  for (let i = 0; i < spans.length; i += 1) {
    const span = spans[i];
    if (!span) continue;
    const startMs = span.startMs * rate + offsetMs;
    const endMs = span.endMs * rate + offsetMs;
    together += sumBetween(value, startMs, endMs);
    shown += sumBetween(listened, startMs, endMs);
    whole += endMs - startMs;
  }
  // Cues moved out of the film leave few behind, which fit anywhere: count them as half shown at least.
  const expected = min(0.5, (0.5 * min(whole, listenedMs)) / listenedMs);
  const shownShare = min(0.99, max(shown / listenedMs, expected, 0.001));
  const scale = sqrt(activeShare * (1 - activeShare) * shownShare * (1 - shownShare));
  return together / listenedMs / scale;
}

/** Of equals the first: rate 1 is tried before the others. */
function highest(fits: readonly Fit[], counts: (fit: Fit) => boolean = () => true): Fit {
  let best: Fit = { offsetMs: 0, rate: 1, correlation: 0 };
  for (const fit of fits) if (fit.correlation > best.correlation + 1e-6 && counts(fit)) best = fit;
  return best;
}

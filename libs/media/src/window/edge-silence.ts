import type { Interval } from '@langflix/contracts';

/** One edge of a window: where its outermost line begins or ends, and what lies beyond. Milliseconds of the film. */
export interface Edge {
  /** Start of the first line, or end of the last. */
  readonly lineMs: number;
  /** The window may not reach beyond: a neighbour's words, or an end of the film. */
  readonly limitMs: number;
  /** Wished air between speech and cut. */
  readonly paddingMs: number;
}

/** Subtitles start when speech does, give or take little, but often end before or after it: how far to look for silence. */
const LATE_START_MS = 500;
const EARLY_END_MS = 1000;

/**
 * Where to end a window so that it ends in silence: after the line, with the wished air as far as the silence and the
 * neighbour leave room for it. Undefined when nothing falls silent within a second.
 * @param silences in time order, not overlapping.
 */
export function endInSilence(silences: readonly Interval[], edge: Edge): number | undefined {
  const { lineMs, limitMs, paddingMs } = edge;
  const next = silences.find(([, endMs]) => endMs > lineMs);
  if (next === undefined) return undefined;
  const quietMs = Math.max(lineMs, next[0]);
  const isNear = quietMs <= lineMs + EARLY_END_MS && quietMs <= limitMs;
  return isNear ? Math.min(quietMs + paddingMs, next[1], limitMs) : undefined;
}

/** The same for the start: before the line, at most half a second of sound more than the subtitles say. */
export function startInSilence(silences: readonly Interval[], edge: Edge): number | undefined {
  const { lineMs, limitMs, paddingMs } = edge;
  const before = silences.findLast(([startMs]) => startMs < lineMs);
  if (before === undefined) return undefined;
  const quietMs = Math.min(lineMs, before[1]);
  const isNear = quietMs >= lineMs - LATE_START_MS && quietMs >= limitMs;
  return isNear ? Math.max(quietMs - paddingMs, before[0], limitMs) : undefined;
}

import type { Cue } from '@langflix/contracts';

/** Film time = subtitle time x rate + offsetMs. */
export interface TimeMap {
  readonly offsetMs: number;
  readonly rate: number;
}

/**
 * Cues at the times of the film, whole milliseconds. Cues that would end before the film begins are left out and the
 * others numbered anew, from 0.
 */
export function applySync(cues: readonly Cue[], { offsetMs, rate }: TimeMap): Cue[] {
  const moved = (ms: number): number => Math.round(ms * rate + offsetMs);
  return cues
    .map((cue) => ({ ...cue, startMs: Math.max(0, moved(cue.startMs)), endMs: moved(cue.endMs) }))
    .filter(({ startMs, endMs }) => endMs > startMs)
    .map((cue, index) => ({ ...cue, index }));
}

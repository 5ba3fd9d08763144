import type { Cue } from '@langflix/contracts';
import type { SubtitleTrack } from '../track/read-subtitle.ts';

/** What is measured of a track. */
export interface TrackFigures {
  readonly firstStartMs: number;
  readonly lastEndMs: number;
  /** Cues that begin before the one before has ended. */
  readonly overlaps: number;
  /** Median characters, without spaces, for a second of display. */
  readonly readingSpeed: number;
  readonly medianDurationMs: number;
  /** Cues for a minute between the first and the last. */
  readonly cuesPerMinute: number;
  /** Share of what stands in the file that holds no dialogue; repetitions of rolling captions do not count. */
  readonly nonDialogueShare: number;
}

export function trackFigures({ cues, rawCues, repairs, nonDialogue }: SubtitleTrack): TrackFigures {
  const firstStartMs = cues[0]?.startMs ?? 0;
  const lastEndMs = cues.reduce((last, cue) => Math.max(last, cue.endMs), 0);
  // Drawings, karaoke and signs of ASS are left out by the parser.
  const leftOut = repairs['not_spoken'] ?? 0;
  const { repeated = 0, ...reasons } = nonDialogue;
  const silent = Object.values(reasons).reduce((sum, count) => sum + count, leftOut);
  const all = Math.max(1, rawCues + leftOut - repeated);
  return {
    firstStartMs,
    lastEndMs,
    overlaps: cues.filter((cue, i) => cue.startMs < (cues[i - 1]?.endMs ?? 0)).length,
    readingSpeed: Math.round(10 * median(sampleOf(cues).map(readingSpeed))) / 10,
    medianDurationMs: median(sampleOf(cues).map(({ startMs, endMs }) => endMs - startMs)),
    cuesPerMinute: (60_000 * cues.length) / Math.max(1, lastEndMs - firstStartMs),
    nonDialogueShare: Math.round((1000 * silent) / all) / 1000,
  };
}

/** Enough for a median, spread over the track. */
const SAMPLE = 2000;

function sampleOf(cues: readonly Cue[]): readonly Cue[] {
  const every = Math.ceil(cues.length / SAMPLE);
  return every > 1 ? cues.filter((_, i) => i % every === 0) : cues;
}

function readingSpeed({ startMs, endMs, text }: Cue): number {
  return (1000 * text.replace(/\s/g, '').length) / Math.max(1, endMs - startMs);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

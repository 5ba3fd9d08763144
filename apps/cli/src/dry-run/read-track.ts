import type { Cue, SubtitleHealth } from '@langflix/contracts';
import type { TrackReport } from '@langflix/subtitles';
import type { PlacedTrack } from '../request/read-place.ts';

/** A subtitle track as the subtitle-chunker will find it. */
export interface Track {
  /** Path, or `track 3 of <film>`. */
  readonly path: string;
  readonly format: string;
  /** What the bytes were decoded as. */
  readonly encoding: string;
  readonly cues: readonly Cue[];
  /** Things that are mended on reading, counted by kind. */
  readonly repairs: Readonly<Record<string, number>>;
  readonly grade: SubtitleHealth['grade'];
  readonly findings: NonNullable<SubtitleHealth['findings']>;
}

export function trackOf({ where, track }: PlacedTrack, { grade, findings = [] }: TrackReport): Track {
  const { format, encoding, cues, repairs } = track;
  return { path: where, format, encoding, cues, repairs, grade, findings };
}

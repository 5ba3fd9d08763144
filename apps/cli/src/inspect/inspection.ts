import type { MediaSource, SubtitleHealth } from '@langflix/contracts';
import type { FilmReport } from './film-report.ts';

/** What is known of subtitles before any work is done on them. */
export interface Inspection {
  /** That of the subtitles, `refuse` when there are none; at most `usable` when the translation is refused. */
  readonly grade: NonNullable<SubtitleHealth['grade']>;
  readonly film?: FilmReport & { readonly source: MediaSource };
  /** Absent when the film has none that can be used. */
  readonly subtitles?: InspectedTrack;
  readonly translation?: InspectedTrack;
  readonly pairing?: Pairing;
}

/** The health report; `uri` is replaced by what people call it. */
export interface InspectedTrack extends Omit<SubtitleHealth, 'uri' | 'format'> {
  /** Path, or `track 3 of <film>`. */
  readonly where: string;
  /** Absent when the file could not be read; then the findings say why. */
  readonly format?: SubtitleHealth['format'];
}

/** How two tracks go together. */
export interface Pairing {
  /** Share of the dialogue's cues that got a line of the translation, 0 to 1. */
  readonly alignedShare: number;
  readonly pairs: number;
  /** Pairs that are too doubtful to be used: those lines the analyzer translates. */
  readonly doubtfulPairs: number;
  /** Lines of the translation that no cue stands for. */
  readonly unpairedLines: number;
  /** Time in the dialogue = time in the translation x rate + offset. */
  readonly offsetMs: number;
  readonly rate: number;
}

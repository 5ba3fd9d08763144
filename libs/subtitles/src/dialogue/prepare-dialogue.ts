import type { Cue } from '@langflix/contracts';
import type { Alignment } from '../align/align-translation.ts';
import { gradeTrack } from '../health/grade-track.ts';
import type { TrackReport } from '../health/grade-track.ts';
import type { SubtitleTrack } from '../track/read-subtitle.ts';
import { findSync, inFilmTime } from './find-sync.ts';
import type { SyncHints } from './find-sync.ts';
import { pairTracks } from './pair-tracks.ts';

/** A track that was read, and the language it is said to be in (BCP 47). */
export interface ReadTrack {
  readonly track: SubtitleTrack;
  readonly language: string;
}

export interface Tracks {
  readonly subtitles: ReadTrack;
  readonly translation?: ReadTrack | undefined;
}

export interface FilmFacts extends SyncHints {
  /** Length of the film, where it is known. */
  readonly filmMs?: number | undefined;
}

export interface Dialogue {
  /** In film time, with their translations where there are any. */
  readonly cues: readonly Cue[];
  readonly subtitles: TrackReport;
  /** Of the translated track, also when it was left out. */
  readonly translation?: TrackReport;
  /** Absent without a translated track that can be used. */
  readonly alignment?: Alignment;
}

/**
 * The dialogue of a film: both tracks judged, brought to the time of the film and paired. A translated track that is
 * refused is left out and its report says so; whether refused subtitles end the work is for the caller to decide.
 */
export function prepareDialogue({ subtitles, translation }: Tracks, film: FilmFacts): Dialogue {
  const sync = findSync(subtitles.track.cues, film);
  const cues = inFilmTime(subtitles.track.cues, sync);
  const judge = ({ track, language }: ReadTrack, inTime: Cue[], known: typeof sync): TrackReport =>
    gradeTrack({
      track: { ...track, cues: inTime },
      declaredLanguage: language,
      ...(film.filmMs !== undefined && { filmMs: film.filmMs }),
      ...(known && { sync: known }),
    });
  const report = judge(subtitles, cues, sync);
  if (translation === undefined) return { cues, subtitles: report };

  const paired = pairTracks(cues, translation.track.cues, sync);
  const inTime = inFilmTime(translation.track.cues, paired.sync);
  const translated = judge(translation, inTime, paired.sync);
  if (translated.grade === 'refuse') return { cues, subtitles: report, translation: leftOut(translated) };
  const { alignment } = paired;
  const judged = withPairing(translated, alignment.alignedShare);
  return { cues: alignment.cues, subtitles: report, translation: judged, alignment };
}

function leftOut(report: TrackReport): TrackReport {
  const message =
    'This track was left out: only an analyzer that translates can give the lines in its language.';
  return { ...report, findings: [...(report.findings ?? []), { code: 'left_out', message }] };
}

/** Share of the lines below which a track is hardly that of the film. */
const FEW_PAIRED = 0.5;

function withPairing(report: TrackReport, alignedShare: number): TrackReport {
  if (alignedShare >= FEW_PAIRED) return report;
  const percent = Math.round(alignedShare * 100);
  const few = percent === 0 ? 'Hardly any line has' : `Only ${percent} % of the lines have`;
  const message = `${few} a translation in this track: is it of this film, in this cut?`;
  return {
    ...report,
    grade: 'usable',
    findings: [{ code: 'few_pairs', message }, ...(report.findings ?? [])],
  };
}

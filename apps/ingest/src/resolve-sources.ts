import { TerminalError, languageName } from '@langflix/contracts';
import type { EpisodeSubmitted, SubtitleSource } from '@langflix/contracts';
import { describeNotTaken } from '@langflix/media';
import type { NotTaken } from '@langflix/media';
import { describeUri, nameOf } from '@langflix/storage';
import { findTrack } from './find-track.ts';
import type { FindDeps, TrackWanted } from './find-track.ts';

export interface ResolvedTracks {
  readonly subtitles: SubtitleSource;
  readonly translation?: SubtitleSource;
}

interface Film {
  /** URI of the film, symbolic links followed. */
  readonly film: string;
  readonly signal: AbortSignal;
}

/**
 * The film's subtitles and their translation. Tracks that the submission does not name are looked for beside the film,
 * by its name and a language suffix, then inside it; doubtful ones are left alone.
 * @throws TerminalError `subtitles_missing` that names what there was, `outside_media_roots`, `file_missing`,
 *   `subtitle_track_*`
 */
export async function resolveTracks(
  submission: EpisodeSubmitted,
  { film, signal }: Film,
  deps: FindDeps,
): Promise<ResolvedTracks> {
  const { video: filmNamed, sourceLanguage, targetLanguage } = submission;
  const common = { filmNamed, film, signal };
  const wanted: TrackWanted = {
    ...{ ...common, role: 'subtitles', language: sourceLanguage, named: submission.subtitles },
  };
  const subtitles = await findTrack(wanted, deps);
  if (!('uri' in subtitles)) throw subtitlesMissing(wanted, subtitles);
  if (submission.translation === undefined && targetLanguage === sourceLanguage) return { subtitles };
  const translation = await findTrack(
    { ...common, role: 'translation', language: targetLanguage, named: submission.translation },
    deps,
  );
  return 'uri' in translation ? { subtitles, translation } : { subtitles };
}

/** Names the files and tracks that were not taken, and why: often it is one of them. */
function subtitlesMissing({ filmNamed, language }: TrackWanted, notTaken: NotTaken): TerminalError {
  const film = describeUri(filmNamed);
  const stem = nameOf(filmNamed).replace(/\.[^.]+$/, '');
  return new TerminalError(
    'subtitles_missing',
    `no ${languageName(language) ?? language} subtitles for ${film}${describeNotTaken(notTaken)}. Name them in the ` +
      `submission (--subtitles FILE, or track:N for a text track inside the film), or put ${stem}.${language}.srt ` +
      'into the same folder',
  );
}

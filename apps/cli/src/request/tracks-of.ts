import { basename, dirname, extname, join } from 'node:path';
import { describeNotTaken, listSubtitleTracks, locateTrack } from '@langflix/media';
import type { NotTaken, TrackPlace } from '@langflix/media';
import type { Storage } from '@langflix/storage';
import { filesAround } from './around-film.ts';
import type { EpisodeRequest } from './episode-request.ts';

/** Where the tracks are, files by their absolute paths; else what there was and was not taken. */
export interface TracksFound {
  readonly subtitles: TrackPlace | NotTaken;
  /** Absent when the learner's language is that of the film. */
  readonly translation?: TrackPlace | NotTaken;
}

type TrackRequest = Pick<EpisodeRequest, 'video' | 'subtitles' | 'translation' | 'from' | 'to'>;

/**
 * The tracks that are named, else those that the services will find around and inside the film.
 * @throws TerminalError `video_unreadable`, `subtitle_track_missing`, `subtitle_track_unusable`
 */
export async function tracksOf(request: TrackRequest, storage: Storage): Promise<TracksFound> {
  const subtitles = await placeOf('subtitles', request, storage);
  if (request.translation === undefined && request.to === request.from) return { subtitles };
  return { subtitles, translation: await placeOf('translation', request, storage) };
}

async function placeOf(
  role: 'subtitles' | 'translation',
  request: TrackRequest,
  storage: Storage,
): Promise<TrackPlace | NotTaken> {
  const { video, from, to, [role]: named } = request;
  if (named !== undefined && 'file' in named) return named;
  const language = role === 'subtitles' ? from : to;
  const place = await locateTrack({
    ...{ role, language, inside: named?.track },
    files: () => filesAround(video, { role, language }, storage),
    tracks: () => listSubtitleTracks(video),
  });
  return 'file' in place ? { file: join(dirname(video), place.file) } : place;
}

export function isPlace(found: TrackPlace | NotTaken | undefined): found is TrackPlace {
  return found !== undefined && !('files' in found);
}

/**
 * What to do where clips would lack the learner's language: no translated track, and an analyzer that knows English
 * only. Undefined where nothing is to be said.
 */
export function missingTranslation(
  request: EpisodeRequest,
  { translation }: { readonly translation: TrackPlace | NotTaken | undefined },
  analyzer: 'gemini' | 'offline',
): string | undefined {
  if (isPlace(translation) || analyzer === 'gemini' || request.to === request.from) return undefined;
  const file = `${basename(request.video, extname(request.video))}.${request.to}.srt`;
  const remedies = `add ${file} beside the video, name it with --translation, or use Gemini`;
  const notTaken = translation === undefined ? '' : describeNotTaken(translation);
  return `none: the offline analyzer cannot translate; ${remedies}${notTaken}`;
}

/** What a user should know before it is started; nothing of it stops the job. */
export async function warningsFor(
  request: EpisodeRequest,
  analyzer: 'gemini' | 'offline',
  storage: Storage,
): Promise<readonly string[]> {
  // What is wrong with the film itself the services will say.
  const found = await tracksOf(request, storage).catch(() => undefined);
  const missing = found && missingTranslation(request, { translation: found.translation }, analyzer);
  return missing === undefined ? [] : [`translation: ${missing}`];
}

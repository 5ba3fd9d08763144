import { basename, dirname, extname } from 'node:path';
import { toFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { matchSubtitleFiles } from '@langflix/subtitles';
import type { EpisodeRequest } from './episode-request.ts';

/** Paths of the tracks that are named, else of those beside the video. */
export interface NamedTracks {
  readonly subtitles: string | undefined;
  readonly translation: string | undefined;
}

export async function tracksOf(request: EpisodeRequest, storage: Storage): Promise<NamedTracks> {
  const folder = dirname(request.video);
  const names = await storage.list(toFileUri(folder));
  const beside = (language: string): string | undefined => {
    const [best] = matchSubtitleFiles(basename(request.video), names, language);
    return best === undefined ? undefined : `${folder}/${best}`;
  };
  const subtitles = request.subtitles ?? beside(request.from);
  const translation = request.translation ?? beside(request.to);
  return { subtitles, translation: translation === subtitles ? undefined : translation };
}

/**
 * What to do where clips would lack the learner's language: no translated track, and an analyzer that knows English
 * only. Undefined where nothing is to be said.
 */
export function missingTranslation(
  request: EpisodeRequest,
  { translation }: Pick<NamedTracks, 'translation'>,
  analyzer: 'gemini' | 'offline',
): string | undefined {
  if (translation !== undefined || analyzer === 'gemini' || request.to === request.from) return undefined;
  const file = `${basename(request.video, extname(request.video))}.${request.to}.srt`;
  const remedies = `add ${file} beside the video, name it with --translation, or use Gemini`;
  return `none: the offline analyzer cannot translate; ${remedies}`;
}

/** What a user should know before it is started; nothing of it stops the job. */
export async function warningsFor(
  request: EpisodeRequest,
  analyzer: 'gemini' | 'offline',
  storage: Storage,
): Promise<readonly string[]> {
  const missing = missingTranslation(request, await tracksOf(request, storage), analyzer);
  return missing === undefined ? [] : [`translation: ${missing}`];
}

import { basename, dirname } from 'node:path';
import { TerminalError, languageName } from '@langflix/contracts';
import { resolveInsideRoots, toFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { matchSubtitleFiles } from '@langflix/subtitles';
import type { EpisodeRequest } from '../request/episode-request.ts';

export interface FoundTracks {
  readonly subtitles: string;
  readonly translation: string | undefined;
}

interface FindDeps {
  readonly storage: Storage;
  readonly mediaRoots: readonly string[];
}

/**
 * URIs of the tracks that are named, else of those beside the video.
 * @throws TerminalError `subtitles_missing`, `outside_media_roots`
 */
export async function findTracks(request: EpisodeRequest, deps: FindDeps): Promise<FoundTracks> {
  const folder = dirname(request.video);
  const names = await deps.storage.list(toFileUri(folder));
  const beside = (language: string): string | undefined => {
    const [best] = matchSubtitleFiles(basename(request.video), names, language);
    return best === undefined ? undefined : `${folder}/${best}`;
  };
  const subtitles = request.subtitles ?? beside(request.from);
  if (subtitles === undefined) {
    throw new TerminalError(
      'subtitles_missing',
      `no ${languageName(request.from) ?? request.from} subtitles beside ${request.video}: name them with --subtitles`,
    );
  }
  const found = request.translation ?? beside(request.to);
  const translation = found === subtitles ? undefined : found;
  const resolve = (path: string): Promise<string> => resolveInsideRoots(toFileUri(path), deps.mediaRoots);
  return {
    subtitles: await resolve(subtitles),
    translation: translation === undefined ? undefined : await resolve(translation),
  };
}

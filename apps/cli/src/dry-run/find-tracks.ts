import { TerminalError, languageName } from '@langflix/contracts';
import { resolveInsideRoots, toFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import type { EpisodeRequest } from '../request/episode-request.ts';
import { tracksOf } from '../request/tracks-of.ts';

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
  const { subtitles, translation } = await tracksOf(request, deps.storage);
  if (subtitles === undefined) {
    throw new TerminalError(
      'subtitles_missing',
      `no ${languageName(request.from) ?? request.from} subtitles beside ${request.video}: name them with --subtitles`,
    );
  }
  const resolve = (path: string): Promise<string> => resolveInsideRoots(toFileUri(path), deps.mediaRoots);
  return {
    subtitles: await resolve(subtitles),
    translation: translation === undefined ? undefined : await resolve(translation),
  };
}

import { TerminalError, languageName } from '@langflix/contracts';
import { describeNotTaken } from '@langflix/media';
import type { TrackPlace } from '@langflix/media';
import { resolveInsideRoots, toFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import type { EpisodeRequest } from '../request/episode-request.ts';
import { isPlace, tracksOf } from '../request/tracks-of.ts';

export interface FoundTracks {
  readonly subtitles: TrackPlace;
  readonly translation: TrackPlace | undefined;
}

interface FindDeps {
  readonly storage: Storage;
  readonly mediaRoots: readonly string[];
}

/**
 * The tracks that are named, else those beside and inside the video.
 * @throws TerminalError `subtitles_missing`, `outside_media_roots`, `subtitle_track_*`
 */
export async function findTracks(request: EpisodeRequest, deps: FindDeps): Promise<FoundTracks> {
  const { subtitles, translation } = await tracksOf(request, deps.storage);
  if (!isPlace(subtitles)) {
    throw new TerminalError(
      'subtitles_missing',
      `no ${languageName(request.from) ?? request.from} subtitles for ${request.video}` +
        `${describeNotTaken(subtitles)}: name them with --subtitles`,
    );
  }
  await checkRoots(subtitles, deps);
  if (!isPlace(translation)) return { subtitles, translation: undefined };
  await checkRoots(translation, deps);
  return { subtitles, translation };
}

async function checkRoots(place: TrackPlace, { mediaRoots }: FindDeps): Promise<void> {
  if ('file' in place) await resolveInsideRoots(toFileUri(place.file), mediaRoots);
}

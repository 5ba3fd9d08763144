import { contentHash } from '@langflix/contracts';
import { createStorage, toFileUri } from '@langflix/storage';
import type { EpisodeRequest } from './episode-request.ts';
import { fileOf } from './named-track.ts';

/**
 * Names what is asked for: the same files, unchanged, with the same options and the same output have the same key.
 * A video or subtitle file that has changed is another request.
 */
export async function requestKey(request: EpisodeRequest): Promise<string> {
  const storage = createStorage();
  const fingerprint = async (path: string | undefined): Promise<string> =>
    path === undefined ? '' : storage.fingerprint(toFileUri(path));
  const fingerprints = await Promise.all(
    [request.video, fileOf(request.subtitles), fileOf(request.translation)].map(fingerprint),
  );
  const options = Object.entries(request).sort(([a], [b]) => a.localeCompare(b));
  return contentHash([JSON.stringify(options), ...fingerprints], 20);
}

import { contentHash } from '@langflix/contracts';
import { createStorage, isS3Uri, toUri } from '@langflix/storage';
import type { EpisodeRequest } from './episode-request.ts';
import { fileOf } from './named-track.ts';

/**
 * Names what is asked for: the same files, unchanged, with the same options and the same output have the same key.
 * A video or subtitle file that has changed is another request; one in S3 is known by its name alone, as whoever submits
 * it need not be allowed to read it.
 */
export async function requestKey(request: EpisodeRequest): Promise<string> {
  const storage = createStorage();
  const fingerprint = async (path: string | undefined): Promise<string> =>
    path === undefined || isS3Uri(path) ? '' : storage.fingerprint(toUri(path));
  const fingerprints = await Promise.all(
    [request.video, fileOf(request.subtitles), fileOf(request.translation)].map(fingerprint),
  );
  const options = Object.entries(request).sort(([a], [b]) => a.localeCompare(b));
  return contentHash([JSON.stringify(options), ...fingerprints], 20);
}

import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EpisodeRequest } from './episode-request.ts';
import { fileOf } from './named-track.ts';

/**
 * Folders the services may read. What the settings allow is respected; where they name nothing, naming a file on the
 * command line allows its folder: the one it is named in, for subtitles beside it, and the one it really is in.
 */
export function mediaRootsFor(request: EpisodeRequest, configured: readonly string[]): readonly string[] {
  if (configured.length > 0) return configured;
  const named = [request.video, fileOf(request.subtitles), fileOf(request.translation)];
  const files = named.filter((file) => file !== undefined);
  return [...new Set(files.flatMap((file) => [realpathSync(dirname(file)), dirname(realpathSync(file))]))];
}

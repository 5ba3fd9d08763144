import type { EpisodeSubmitted } from '@langflix/contracts';
import { trackUri } from '@langflix/media';
import { toUri } from '@langflix/storage';
import type { EpisodeRequest } from './episode-request.ts';
import type { NamedTrack } from './named-track.ts';

/** The request as the event that asks for it. */
export function submissionOf(request: EpisodeRequest): EpisodeSubmitted {
  const { video, subtitles, translation, from, to, outputDirectory, ...rest } = request;
  const uriOf = (named: NamedTrack): string =>
    'file' in named ? toUri(named.file) : trackUri(toUri(video), named.track);
  return {
    ...rest,
    video: toUri(video),
    ...(subtitles !== undefined && { subtitles: uriOf(subtitles) }),
    ...(translation !== undefined && { translation: uriOf(translation) }),
    sourceLanguage: from,
    targetLanguage: to,
    ...(outputDirectory !== undefined && { output: toUri(outputDirectory) }),
  };
}

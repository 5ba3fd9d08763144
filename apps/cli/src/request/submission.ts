import type { EpisodeSubmitted } from '@langflix/contracts';
import { toFileUri } from '@langflix/storage';
import type { EpisodeRequest } from './episode-request.ts';

/** The request as the event that asks for it. */
export function submissionOf(request: EpisodeRequest): EpisodeSubmitted {
  const { video, subtitles, translation, from, to, outputDirectory, ...rest } = request;
  return {
    ...rest,
    video: toFileUri(video),
    ...(subtitles !== undefined && { subtitles: toFileUri(subtitles) }),
    ...(translation !== undefined && { translation: toFileUri(translation) }),
    sourceLanguage: from,
    targetLanguage: to,
    ...(outputDirectory !== undefined && { output: toFileUri(outputDirectory) }),
  };
}

import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { captionMode, jobOptions } from '../episode-settings.ts';
import { analyzerChoice, languageLevel, languageTag } from '../language.ts';
import type { DataOf } from '../define-event.ts';

const fileUri = z.string().regex(/^[a-z][a-z0-9+.-]*:\/\/\S/, {
  error: 'must be a URI: file://<absolute path> or s3://<bucket>/<key>',
});

/** An upstream system asks for clips. The job is named by the CloudEvent's source and id. */
export const episodeSubmitted = defineEvent({
  name: 'episode.submitted',
  subject: 'episode.submitted',
  producer: 'upstream',
  summary: 'Please turn this episode into clips',
  schema: z.object({
    video: fileUri.describe('URI of the film, inside the configured media roots'),
    subtitles: fileUri
      .optional()
      .describe(
        'URI of the source-language subtitles, or of a track inside a film as <film>#track=<stream>; found beside or inside the video when absent',
      ),
    translation: fileUri
      .optional()
      .describe(
        'URI of target-language subtitles, or of a track inside a film as <film>#track=<stream>; found beside or inside the video when absent',
      ),
    sourceLanguage: languageTag.default('en').describe('Language spoken in the film'),
    targetLanguage: languageTag.describe('Language of the learner'),
    level: languageLevel.default('intermediate'),
    analyzer: analyzerChoice.default('auto'),
    captions: captionMode.default('burn'),
    maxClips: z.int().positive().max(1000).optional().describe('Most clips in total; no limit when absent'),
    series: z
      .string()
      .min(1)
      .max(120)
      .optional()
      .describe('Series title; taken from the file name when absent'),
    episode: z
      .string()
      .min(1)
      .max(120)
      .optional()
      .describe('Episode, e.g. S01E02; from the file name when absent'),
    ...jobOptions,
    output: fileUri.optional().describe('Folder for the results; the configured output when absent'),
  }),
});
export type EpisodeSubmitted = DataOf<typeof episodeSubmitted>;

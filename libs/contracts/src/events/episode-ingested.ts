import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import type { DataOf } from '../define-event.ts';
import { episodeSettings, episodeTitle, subtitleSource } from '../episode-settings.ts';
import { mediaSource } from '../media-source.ts';
import { speechActivity } from '../measurements.ts';

/** Sources probed and readable: the work can begin. */
export const episodeIngested = defineEvent({
  name: 'episode.ingested',
  subject: 'job.{job}.episode.ingested',
  producer: 'ingest',
  summary: 'The film and its subtitles were found and can be read',
  schema: z.object({
    job: z.string(),
    title: episodeTitle,
    source: mediaSource,
    subtitles: subtitleSource,
    translation: subtitleSource.optional(),
    settings: episodeSettings,
    /** When people speak in the film, as far as it was listened to; absent when it has no sound. */
    speech: speechActivity.optional(),
  }),
});
export type EpisodeIngested = DataOf<typeof episodeIngested>;

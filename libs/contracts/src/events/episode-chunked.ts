import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import type { DataOf } from '../define-event.ts';
import { failedOutcome } from '../failure-body.ts';
import { subtitleHealth } from '../subtitle-health.ts';

/** The plan: how many chunks to expect, or why there are none. */
export const episodeChunked = defineEvent({
  name: 'episode.chunked',
  subject: 'job.{job}.episode.chunked',
  producer: 'subtitle-chunker',
  summary:
    'How many chunks the episode has, with the health of its subtitles; or why it could not be chunked',
  schema: z.object({
    job: z.string(),
    outcome: z.discriminatedUnion('status', [
      z.object({
        status: z.literal('chunked'),
        /** Number of chunks, numbered 0..chunks-1. */
        chunks: z.int().positive(),
        cues: z.int().positive(),
        subtitles: subtitleHealth,
        translation: subtitleHealth.optional(),
        /** Share of cues that got a line of the translated track, 0 to 1. */
        alignedShare: z.number().min(0).max(1).optional(),
      }),
      failedOutcome,
    ]),
  }),
});
export type EpisodeChunked = DataOf<typeof episodeChunked>;

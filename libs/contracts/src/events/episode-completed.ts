import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import type { DataOf } from '../define-event.ts';
import { jobCounts } from '../job-counts.ts';

/** All parts have an outcome and the result is in place. */
export const episodeCompleted = defineEvent({
  name: 'episode.completed',
  subject: 'job.{job}.episode.completed',
  producer: 'ingest',
  summary: 'The clips, the manifest and the gallery are in place',
  schema: z.object({
    job: z.string(),
    /** True when some chunk or clip failed; the manifest says which and why. */
    partial: z.boolean(),
    counts: jobCounts,
    manifest: z.string().describe('URI of manifest.json'),
    gallery: z.string().describe('URI of index.html'),
    submittedAt: z.iso.datetime(),
    completedAt: z.iso.datetime(),
    /** Seconds from acceptance to completion, and length of the film. */
    wallSeconds: z.number().nonnegative(),
    contentSeconds: z.number().positive(),
  }),
});
export type EpisodeCompleted = DataOf<typeof episodeCompleted>;

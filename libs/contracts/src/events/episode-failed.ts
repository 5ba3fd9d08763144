import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import type { DataOf } from '../define-event.ts';
import { failureBody } from '../failure-body.ts';
import { jobCounts } from '../job-counts.ts';

/** The job ended without a usable result. */
export const episodeFailed = defineEvent({
  name: 'episode.failed',
  subject: 'job.{job}.episode.failed',
  producer: 'ingest',
  summary: 'No part of the episode could be done',
  schema: failureBody.extend({ job: z.string(), counts: jobCounts.optional() }),
});
export type EpisodeFailed = DataOf<typeof episodeFailed>;

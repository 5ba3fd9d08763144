import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import type { DataOf } from '../define-event.ts';
import { failureBody } from '../failure-body.ts';

/** The submission was refused; nothing was spent on it. */
export const episodeRejected = defineEvent({
  name: 'episode.rejected',
  subject: 'job.{job}.episode.rejected',
  producer: 'ingest',
  summary: 'The submission was refused, with a code and a reason that names the remedy',
  schema: failureBody.extend({ job: z.string() }),
});
export type EpisodeRejected = DataOf<typeof episodeRejected>;

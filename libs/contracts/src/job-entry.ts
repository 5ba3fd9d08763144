import { z } from 'zod';
import { episodeSubmitted } from './events/episode-submitted.ts';
import { episodeTitle } from './episode-settings.ts';
import { failureBody } from './failure-body.ts';

/** KV bucket of the ledger: one entry per job, written by ingest alone, read by anyone. */
export const JOBS_BUCKET = 'LANGFLIX_JOBS';

export const JOB_STATUSES = ['accepted', 'processing', 'completed', 'failed', 'rejected'] as const;
export const jobStatus = z.enum(JOB_STATUSES);
export type JobStatus = z.infer<typeof jobStatus>;

export const chunkEntry = z.discriminatedUnion('status', [
  z.object({ status: z.literal('analyzed'), expressions: z.int().nonnegative() }),
  failureBody.extend({ status: z.literal('failed') }),
]);
export type ChunkEntry = z.infer<typeof chunkEntry>;

export const clipEntry = z.object({
  /** Chunk whose analysis holds the clip's text and times: the first in the film with this expression. */
  chunk: z.int().nonnegative(),
  expression: z.string(),
  /** Score by number of the chunk it was found in; several chunks may hold the same expression. */
  scores: z.record(z.string(), z.number()),
  /** `candidate`: found, not (yet) among the clips to cut. `shared`: shown by the clip `sharedWith`. */
  state: z.enum(['candidate', 'shared', 'requested', 'encoded', 'failed']),
  reused: z.boolean().optional(),
  /** Clip that shows this expression too: none of its own is cut. */
  sharedWith: z.string().optional(),
  /** Where clips are shared: those of the same chunk whose scene holds this expression and nearly all of its scene. */
  shownBy: z.array(z.string()).optional(),
  failure: failureBody.optional(),
});
export type ClipEntry = z.infer<typeof clipEntry>;

/** All that is known of a job. Sets, never counters: a redelivered fact changes nothing. */
export const jobEntry = z.object({
  job: z.string(),
  submissionId: z.string(),
  submissionSource: z.string().optional(),
  submission: episodeSubmitted.schema,
  /** W3C trace context of the job's root; the closing span hangs on it. */
  traceparent: z.string().optional(),
  status: jobStatus,
  title: episodeTitle.optional(),
  /** Length of the film, seconds. */
  contentSeconds: z.number().optional(),
  /** Number of chunks, once the plan is known. */
  plannedChunks: z.int().positive().optional(),
  chunks: z.record(z.string(), chunkEntry),
  clips: z.record(z.string(), clipEntry),
  failure: failureBody.optional(),
  result: z.object({ partial: z.boolean(), manifest: z.string(), gallery: z.string() }).optional(),
  submittedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().optional(),
});
export type JobEntry = z.infer<typeof jobEntry>;

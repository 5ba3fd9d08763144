import { z } from 'zod';
import { stage } from './timeline.ts';

/** What made a job slow, compared with the median of the others. */
export const slowCause = z.object({
  stage,
  /** Waiting for a free worker, or being worked on. */
  kind: z.enum(['wait', 'work']),
  /** Span name of the operation that grew most, where one did, e.g. `wait for quota`. */
  operation: z.string().optional(),
  /** Seconds of the critical path that the stage took, and its median over the other jobs. */
  seconds: z.number().nonnegative(),
  medianSeconds: z.number().nonnegative(),
  /** For people: one sentence. */
  explanation: z.string(),
});
export type SlowCause = z.infer<typeof slowCause>;

export const slowJob = z.object({
  job: z.string(),
  series: z.string().optional(),
  episode: z.string().optional(),
  submittedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().optional(),
  wallSeconds: z.number().nonnegative(),
  contentSeconds: z.number().nonnegative().optional(),
  /** Wall seconds per minute of the film, what jobs are ranked by; wall seconds where the length is not known. */
  secondsPerMinute: z.number().nonnegative().optional(),
  medianSecondsPerMinute: z.number().nonnegative().optional(),
  cause: slowCause.optional(),
  traceUrl: z.string().optional(),
});
export type SlowJob = z.infer<typeof slowJob>;

/** `GET /api/slow?limit=N`: slowest first; `limit` 1 to 100, default 10. */
export const slowReply = z.object({ jobs: z.array(slowJob) });
export type SlowReply = z.infer<typeof slowReply>;

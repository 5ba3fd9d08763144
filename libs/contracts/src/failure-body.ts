import { z } from 'zod';

/** A failure as it stands in a fact: what went wrong and what to do. */
export const failureBody = z.object({
  /** Stable, machine-readable, e.g. `video_unreadable`. */
  code: z.string().min(1),
  /** For people: names the input and the remedy. */
  reason: z.string(),
});
export type FailureBody = z.infer<typeof failureBody>;

/** The `failed` side of every outcome. */
export const failedOutcome = failureBody.extend({ status: z.literal('failed') });

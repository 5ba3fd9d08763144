import { z } from 'zod';

/** Core NATS subject of the progress of running encodes: nothing is stored, who is not listening misses it. */
export const CLIP_PROGRESS_SUBJECT = 'langflix.progress.clip';

/** How far one encode is; about once a second. */
export const clipProgress = z.object({
  job: z.string(),
  clip: z.string(),
  /** Part of the clip that is encoded, 0 to 1. */
  share: z.number().min(0).max(1),
  /** Seconds of film per second. */
  speed: z.number().nonnegative(),
});
export type ClipProgress = z.infer<typeof clipProgress>;

import { z } from 'zod';

/** How much of a job is done; all are sizes of sets, so a repeated fact changes nothing. */
export const jobCounts = z.object({
  /** Chunks planned; null while the plan is not known. */
  chunks: z.int().nonnegative().nullable(),
  chunksAnalyzed: z.int().nonnegative(),
  chunksFailed: z.int().nonnegative(),
  clipsRequested: z.int().nonnegative(),
  clipsEncoded: z.int().nonnegative(),
  /** Of clipsEncoded: found finished in the store. */
  clipsReused: z.int().nonnegative(),
  clipsFailed: z.int().nonnegative(),
});
export type JobCounts = z.infer<typeof jobCounts>;

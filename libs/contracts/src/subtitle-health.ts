import { z } from 'zod';

/** What was found in one subtitle track. */
export const subtitleHealth = z.object({
  uri: z.string(),
  language: z.string(),
  format: z.enum(['srt', 'webvtt']),
  /** Cues that hold dialogue after cleaning. */
  cues: z.int().nonnegative(),
  /** Things mended on reading, counted by kind, e.g. `missing_index`. */
  repairs: z.record(z.string(), z.int().positive()),
  firstStartMs: z.int().nonnegative(),
  lastEndMs: z.int().nonnegative(),
});
export type SubtitleHealth = z.infer<typeof subtitleHealth>;

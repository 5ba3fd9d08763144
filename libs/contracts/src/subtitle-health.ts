import { z } from 'zod';

/** What was found in one subtitle track. */
export const subtitleHealth = z.object({
  uri: z.string(),
  language: z.string(),
  /** Told by the content; `ass` is SSA too. */
  format: z.enum(['srt', 'webvtt', 'ass', 'sami', 'sbv', 'subviewer', 'microdvd', 'mpl2', 'ttml']),
  /** What the bytes were decoded as, e.g. `utf-8`, `euc-kr`, `windows-1252`. */
  encoding: z.string().optional(),
  /** Cues that hold dialogue after cleaning. */
  cues: z.int().nonnegative(),
  /** Things mended on reading, counted by kind, e.g. `missing_index`; `destroyed_text` could not be. */
  repairs: z.record(z.string(), z.int().positive()),
  firstStartMs: z.int().nonnegative(),
  lastEndMs: z.int().nonnegative(),
});
export type SubtitleHealth = z.infer<typeof subtitleHealth>;

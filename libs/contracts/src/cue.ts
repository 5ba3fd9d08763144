import { z } from 'zod';

/** One subtitle line with its times. */
export const cue = z.object({
  /** Position in the cleaned source track, from 0, unique in the whole episode. */
  index: z.int().nonnegative(),
  /** Milliseconds from the start of the film. */
  startMs: z.int().nonnegative(),
  endMs: z.int().nonnegative(),
  /** Display text, cleaned of markup; lines joined by \n. */
  text: z.string(),
  /**
   * The same line in the target language, where a translated track was supplied and aligned. '' when the words are
   * part of the translation of the cue before: one translated line for several cues.
   */
  translation: z.string().optional(),
});
export type Cue = z.infer<typeof cue>;

import { z } from 'zod';

/** `[start, end]` in whole milliseconds from the start of the film, start < end. */
export const interval = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
export type Interval = z.infer<typeof interval>;

/** Where sound that may be speech was heard, in time order, not overlapping. */
export const speechActivity = z.object({
  /** Parts of the film that were listened to; long films are sampled. */
  sampled: z.array(interval),
  /** Within the sampled parts: something in the range of voices is heard. */
  active: z.array(interval),
});
export type SpeechActivity = z.infer<typeof speechActivity>;

/** Loudness of a programme by EBU R 128. */
export const loudness = z.object({
  /** Gated integrated loudness, LUFS; null when nothing is loud enough to be measured. */
  integratedLufs: z.number().nullable(),
  /** Loudness range, LU. */
  rangeLu: z.number().nonnegative(),
  /** Highest true peak, dBTP; null for digital silence. */
  truePeakDbtp: z.number().nullable(),
});
export type Loudness = z.infer<typeof loudness>;

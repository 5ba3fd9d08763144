import { z } from 'zod';

export const SUBTITLE_GRADES = ['good', 'usable', 'refuse'] as const;
export type SubtitleGrade = (typeof SUBTITLE_GRADES)[number];

/** One thing found. */
export const subtitleFinding = z.object({
  /** Stable, e.g. `wrong_language`, `destroyed_text`, `times_off`. */
  code: z.string().min(1),
  /** For people: what was seen and what to do. Holds no subtitle text. */
  message: z.string(),
});
export type SubtitleFinding = z.infer<typeof subtitleFinding>;

/** Film time = subtitle time x rate + offset. */
export const subtitleSync = z.object({
  offsetMs: z.int(),
  /** 1 for none; 25/24 when the file was made for a slower film. */
  rate: z.number().positive(),
  /** 0 to 1; corrections are applied above a threshold only. */
  confidence: z.number().min(0).max(1),
  /** True when the cue times were corrected by it. */
  applied: z.boolean(),
  /** `given` by hand, `found` against the film's sound. */
  origin: z.enum(['given', 'found']),
});
export type SubtitleSync = z.infer<typeof subtitleSync>;

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
  /** Overall verdict: `refuse` means that clips made from it would be wrong. */
  grade: z.enum(SUBTITLE_GRADES).optional(),
  /** Why the grade is not `good`, and what else is worth knowing; the first is the weightiest. */
  findings: z.array(subtitleFinding).optional(),
  /** Cues that share time with their predecessor. */
  overlaps: z.int().nonnegative().optional(),
  /** Median characters per second of display time. */
  readingSpeed: z.number().nonnegative().optional(),
  /** Share of the file's cues that hold no dialogue: sounds, music, advertisements; 0 to 1. */
  nonDialogueShare: z.number().min(0).max(1).optional(),
  /** Language the text looks like (BCP 47), when the detector is sure. */
  languageFound: z.string().optional(),
  /** Share of the film between first and last cue, 0 to 1; absent when the film's length is not known. */
  coverage: z.number().min(0).max(1).optional(),
  /** How the times fit the speech in the film. */
  sync: subtitleSync.optional(),
});
export type SubtitleHealth = z.infer<typeof subtitleHealth>;

import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import type { DataOf } from '../define-event.ts';
import { failedOutcome } from '../failure-body.ts';

/** Files and figures of a finished clip. */
export const encodedClip = z.object({
  status: z.literal('encoded'),
  /** Hash of source fingerprint, window, text and profile: the files' name in the store. */
  contentKey: z.string(),
  /** URIs in the store. */
  videoUri: z.string(),
  provenanceUri: z.string(),
  /** WebVTT by language tag. */
  captionUris: z.record(z.string(), z.string()),
  /** Seconds from the start of the film. */
  startSec: z.number().nonnegative(),
  endSec: z.number().positive(),
  /** As ffprobe measured it. */
  durationSec: z.number().positive(),
  sizeBytes: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  /** ffmpeg's name of the encoder, e.g. `libx264`. */
  encoder: z.string(),
  /** True when the finished clip was found in the store and nothing was encoded. */
  reused: z.boolean(),
  /** Milliseconds the ffmpeg run took; 0 when reused. */
  encodeMs: z.int().nonnegative(),
  /** When another encoder was tried first: its name and why it was given up. */
  fallback: z.object({ encoder: z.string(), code: z.string(), reason: z.string() }).optional(),
  /** Decibels added to the film's sound, and what came of it. Absent without sound. */
  sound: z
    .object({
      gainDb: z.number(),
      integratedLufs: z.number().nullable(),
      truePeakDbtp: z.number().nullable(),
    })
    .optional(),
});
export type EncodedClip = z.infer<typeof encodedClip>;

/** Outcome of one clip. */
export const clipFinished = defineEvent({
  name: 'clip.finished',
  subject: 'job.{job}.clip.finished.{clip}',
  producer: 'clip-encoder',
  summary: 'One clip is encoded and checked; or why it could not be',
  schema: z.object({
    job: z.string(),
    clip: z.string(),
    outcome: z.discriminatedUnion('status', [encodedClip, failedOutcome]),
  }),
});
export type ClipFinished = DataOf<typeof clipFinished>;

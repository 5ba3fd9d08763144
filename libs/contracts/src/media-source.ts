import { z } from 'zod';

/** A film as ffprobe saw it: what the encoder needs without probing again. */
export const mediaSource = z.object({
  /** `file://` (or later `s3://`) URI. */
  uri: z.string(),
  /** Hash of size, mtime, head and tail: names the file's content without reading it whole. */
  fingerprint: z.string(),
  /** Container formats as ffprobe names them, e.g. `mov,mp4,m4a,3gp,3g2,mj2`. */
  format: z.string(),
  durationSec: z.number().positive(),
  /** Container start time in seconds; subtitle times count from here. */
  startSec: z.number(),
  video: z.object({
    /** Stream index in the file. */
    index: z.int(),
    codec: z.string(),
    /** Display size in pixels, after rotation. */
    width: z.int().positive(),
    height: z.int().positive(),
    /** Frames per second, average. */
    fps: z.number().positive(),
    /** True when nominal and average rate differ: the encoder forces a constant rate. */
    variableFrameRate: z.boolean(),
    pixelFormat: z.string().optional(),
    colorTransfer: z.string().optional(),
    interlaced: z.boolean(),
    /** Width of a pixel divided by its height; 1 is square. */
    sampleAspectRatio: z.number().positive(),
  }),
  /** The chosen audio stream; absent when the film has no sound. */
  audio: z
    .object({
      index: z.int(),
      codec: z.string(),
      channels: z.int().positive(),
      language: z.string().optional(),
    })
    .optional(),
});
export type MediaSource = z.infer<typeof mediaSource>;

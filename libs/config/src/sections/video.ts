import { choice, decimal, integer } from '../field.ts';
import type { SettingsOf } from '../field.ts';

export const HARDWARE_ACCELERATIONS = ['auto', 'cuda', 'qsv', 'vaapi', 'none'] as const;
export type HardwareAcceleration = (typeof HARDWARE_ACCELERATIONS)[number];

export const VIDEO_CODECS = ['auto', 'libx264', 'h264_nvenc', 'h264_qsv', 'h264_vaapi'] as const;
export type VideoCodec = (typeof VIDEO_CODECS)[number];

/** The names of x264; libs/media translates them for the other encoders. */
export const VIDEO_PRESETS = [
  'ultrafast',
  'superfast',
  'veryfast',
  'faster',
  'fast',
  'medium',
  'slow',
  'slower',
  'veryslow',
] as const;

export const videoFields = {
  hardwareAcceleration: choice(HARDWARE_ACCELERATIONS, {
    byDefault: 'auto',
    doc: 'Device that encodes; auto takes the first one that passes a trial, none the processor',
  }),
  codec: choice(VIDEO_CODECS, { byDefault: 'auto', doc: 'Encoder; auto takes the one of the device' }),
  preset: choice(VIDEO_PRESETS, { byDefault: 'fast', doc: 'Speed against file size, in the words of x264' }),
  crf: integer({
    min: 0,
    max: 51,
    byDefault: 23,
    doc: 'Quality: less is better and bigger; 18 to 28 is usual',
  }),
  threads: integer({ min: 0, max: 128, byDefault: 0, doc: 'Threads of one encode; 0 chooses' }),
  paddingStartSec: decimal({
    min: 0,
    max: 5,
    byDefault: 0.25,
    doc: 'Seconds before the first word of a clip',
  }),
  paddingEndSec: decimal({ min: 0, max: 5, byDefault: 0.35, doc: 'Seconds after the last word of a clip' }),
  minClipSec: decimal({
    min: 1,
    max: 120,
    byDefault: 5,
    doc: 'Shortest clip; quiet moments around it are added below that',
  }),
  preferredClipSec: decimal({
    min: 1,
    max: 300,
    byDefault: 12,
    doc: 'Length up to which the scene around an expression is taken in',
  }),
  maxClipSec: decimal({ min: 1, max: 600, byDefault: 30, doc: 'Longest clip, however long the scene' }),
};

export type VideoConfig = SettingsOf<typeof videoFields>;

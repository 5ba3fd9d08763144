import { choice, decimal, integer, optionalChoice, optionalInteger } from '../field.ts';
import type { SettingsOf } from '../field.ts';

export const HARDWARE_ACCELERATIONS = ['auto', 'cuda', 'qsv', 'vaapi', 'videotoolbox', 'none'] as const;
export type HardwareAcceleration = (typeof HARDWARE_ACCELERATIONS)[number];

export const VIDEO_CODECS = [
  'auto',
  'libx264',
  'h264_nvenc',
  'h264_qsv',
  'h264_vaapi',
  'h264_videotoolbox',
] as const;
export type VideoCodec = (typeof VIDEO_CODECS)[number];

export const QUALITY_PROFILES = ['fast', 'balanced', 'quality', 'max-speed'] as const;

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
  qualityProfile: choice(QUALITY_PROFILES, {
    byDefault: 'fast',
    doc: 'Speed against quality: fast is preset fast with crf 23, balanced fast 20, quality medium 20, max-speed veryfast 26',
  }),
  preset: optionalChoice(VIDEO_PRESETS, {
    doc: "Speed against file size, in the words of x264, in the place of the profile's",
  }),
  crf: optionalInteger({
    min: 0,
    max: 51,
    doc: "Quality in the place of the profile's: less is better and bigger; 18 to 28 is usual",
  }),
  cq: optionalInteger({
    min: 1,
    max: 51,
    doc: 'Quality on the scale of a hardware encoder (cq of NVENC, global_quality, qp); by default the number of crf',
  }),
  threads: integer({
    min: 0,
    max: 16,
    byDefault: 0,
    doc: 'Threads of one encode; 0 shares the cores out among the encodes',
  }),
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

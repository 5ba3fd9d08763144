import type { Font, Quality, VideoEncoder } from '@langflix/media';
import type { Storage } from '@langflix/storage';
import type { ClipLengths } from './plan-clip.ts';

/** What the handler works with. */
export interface EncoderDeps {
  readonly storage: Storage;
  readonly encoder: VideoEncoder;
  readonly quality: Quality;
  readonly lengths: ClipLengths;
  /** Undefined where fontconfig is not there to ask. */
  readonly fonts: readonly Font[] | undefined;
  /** Local folder for captions on their way into ffmpeg. */
  readonly runFolder: string;
  readonly ffmpegVersion: string;
  now(): Date;
}

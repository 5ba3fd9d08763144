import type { ClipProgress } from '@langflix/contracts';
import type { EncoderPool, Font, Quality } from '@langflix/media';
import type { Storage } from '@langflix/storage';
import type { FilmCheck } from './film-check.ts';
import type { MemoryGate } from './machine/memory-gate.ts';
import type { Slots } from './machine/slots.ts';
import type { FilmSoundOf } from './measured-sound.ts';
import type { ClipLengths } from './plan-clip.ts';

/** What the handler works with. */
export interface EncoderDeps {
  readonly storage: Storage;
  readonly pool: EncoderPool;
  readonly quality: Quality;
  readonly lengths: ClipLengths;
  /** Undefined where fontconfig is not there to ask. Looked up by the first clip. */
  fonts(): Promise<readonly Font[] | undefined>;
  /** Local folder for captions on their way into ffmpeg. */
  readonly runFolder: string;
  /** Looked up by the first clip. */
  ffmpegVersion(): Promise<string>;
  readonly film: FilmCheck;
  readonly soundOf: FilmSoundOf;
  /** As many as may encode at a time; checking and publishing take none. */
  readonly slots: Slots;
  readonly gate: MemoryGate;
  announce(progress: ClipProgress): void;
  now(): Date;
}

import type { MediaSource } from '@langflix/contracts';
import { levelFilters } from './level-sound.ts';
import type { Level } from './level-sound.ts';
import { SAMPLE_RATE, stereoMix } from './stereo-mix.ts';

export { SAMPLE_RATE };

/** Seconds of fade at either end: too short to hear, long enough against a click. */
const FADE_SEC = 0.02;

export interface SoundEdit extends Level {
  readonly audio: NonNullable<MediaSource['audio']>;
  readonly leadSec: number;
  readonly durationSec: number;
}

/**
 * Turns the film's sound into the clip's: stereo at 48 kHz, levelled, of exactly the clip's length. Where the film has
 * no sound (it begins late, pauses or ends early) there is silence.
 */
export function audioFilters({ audio, leadSec, durationSec, ...level }: SoundEdit): readonly string[] {
  return [
    `atrim=start=${leadSec}`,
    `asetpts=PTS-${leadSec}/TB`,
    ...stereoMix(audio),
    ...levelFilters(level),
    `apad=whole_dur=${durationSec}`,
    `atrim=end=${durationSec}`,
    `afade=t=in:d=${FADE_SEC}`,
    `afade=t=out:st=${Math.max(0, durationSec - FADE_SEC)}:d=${FADE_SEC}`,
  ];
}

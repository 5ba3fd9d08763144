import type { MediaSource } from '@langflix/contracts';

/** Samples per second of every clip. */
export const SAMPLE_RATE = 48_000;
/** Seconds of fade at either end: too short to hear, long enough against a click. */
const FADE_SEC = 0.02;

export interface SoundEdit {
  readonly audio: NonNullable<MediaSource['audio']>;
  readonly leadSec: number;
  readonly durationSec: number;
}

/**
 * Turns the film's sound into the clip's: stereo at 48 kHz, of exactly the clip's length. Where the film has no sound
 * (it begins late, pauses or ends early) there is silence.
 */
export function audioFilters({ audio, leadSec, durationSec }: SoundEdit): readonly string[] {
  return [
    `atrim=start=${leadSec}`,
    `asetpts=PTS-${leadSec}/TB`,
    `aresample=${SAMPLE_RATE}:async=1:first_pts=0`,
    ...downMix(audio.channels),
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    `apad=whole_dur=${durationSec}`,
    `atrim=end=${durationSec}`,
    `afade=t=in:d=${FADE_SEC}`,
    `afade=t=out:st=${Math.max(0, durationSec - FADE_SEC)}:d=${FADE_SEC}`,
  ];
}

/**
 * 5.1 (order FL FR FC LFE and two surrounds): dialogue sits in the centre, so it is kept louder than a plain down-mix
 * would; `<` scales the sum so that nothing clips. Other layouts go the usual way of ffmpeg.
 */
function downMix(channels: number): readonly string[] {
  return channels === 6 ? ['pan=stereo|c0<c0+1.4*c2+0.5*c4|c1<c1+1.4*c2+0.5*c5'] : [];
}

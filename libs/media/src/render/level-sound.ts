import type { Loudness } from '@langflix/contracts';
import { SAMPLE_RATE } from './stereo-mix.ts';

/** LUFS of an episode: the level of podcasts and of phone and web players (AES TD1004, Apple's and Spotify's -16, -14). */
const TARGET_LUFS = -16;
/** Decibels; more would lift hiss rather than speech. */
const MOST_BOOST_DB = 20;
const MOST_CUT_DB = 15;

/**
 * Decibels to add to every clip of an episode so that the whole of it would play at -16 LUFS: one static gain, so quiet
 * scenes stay quieter than loud ones. 0 when nothing was measured; at most +20 and -15; tenths.
 */
export function levelFor({ loudness }: { readonly loudness?: Loudness | undefined }): {
  readonly gainDb: number;
} {
  const measured = loudness?.integratedLufs;
  if (measured === undefined || measured === null) return { gainDb: 0 };
  const wanted = Math.min(MOST_BOOST_DB, Math.max(-MOST_CUT_DB, TARGET_LUFS - measured));
  return { gainDb: Math.round(wanted * 10) / 10 };
}

/**
 * dBTP that the sound is limited to before it is encoded. AAC adds up to 2 dB to films and speech at 160 kbit/s when
 * the limiter works hard, up to 4 dB to steady noise (tried on generated and archive material, ffmpeg 5.1).
 */
export const CEILING_DBTP = -3;
/** Milliseconds that the limiter looks ahead; it is late by as much. */
const LOOK_AHEAD_MS = 5;
const RELEASE_MS = 60;
/** Peaks between samples are seen at four times the rate, as ITU-R BS.1770 measures them. */
const PEAK_RATE = 4 * SAMPLE_RATE;

export interface Level {
  /** Decibels to add, see `levelFor`. Default 0. */
  readonly gainDb?: number | undefined;
  /** dBTP. Default CEILING_DBTP. */
  readonly ceilingDb?: number | undefined;
}

/** Gain and a true-peak limiter for sound at 48 kHz that starts at 0; the limiter's delay is taken out. */
export function levelFilters({ gainDb = 0, ceilingDb = CEILING_DBTP }: Level): readonly string[] {
  const lateBy = (SAMPLE_RATE * LOOK_AHEAD_MS) / 1000;
  const limit = (10 ** (ceilingDb / 20)).toFixed(4);
  return [
    `volume=${gainDb.toFixed(2)}dB`,
    `aresample=${PEAK_RATE}`,
    `alimiter=limit=${limit}:level=false:attack=${LOOK_AHEAD_MS}:release=${RELEASE_MS}`,
    `aresample=${SAMPLE_RATE}`,
    // Newer versions can take the delay out themselves, by an option that older ones refuse.
    `atrim=start_sample=${lateBy},asetpts=PTS-STARTPTS`,
  ];
}

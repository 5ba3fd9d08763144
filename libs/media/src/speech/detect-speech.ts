import type { Interval } from '@langflix/contracts';
import { FRAME_MS } from './frame-levels.ts';
import { noiseFloor } from './noise-floor.ts';

/** Above the floor by so many dB a voice begins; it goes on down to the lower one, as words fade out. */
const BEGINS_DB = 10;
const GOES_ON_DB = 6;
/** Most dialogue lies within so many dB of a film's loud parts; the music under it, steps and room tone lie below. */
const BELOW_LOUD_DB = 24;
const LOUD_SHARE = 0.95;
/** Quieter than this nothing is meant to be heard. */
const AUDIBLE_DB = -58;
/** Pauses between words are shorter; clicks and knocks are shorter than words. */
const LONGEST_GAP_MS = 300;
const SHORTEST_SPEECH_MS = 160;

/**
 * When something with the ups and downs of a voice is heard: frames that stand out of their surroundings, joined over
 * the pauses between words. Steady sound (hum, held notes) does not stand out; knocks are too short. Rhythmic music
 * does count, so what is made of it must bear errors.
 * @param levels loudness of each frame, dB
 * @param offsetMs time of the first frame
 */
export function detectSpeech(levels: readonly number[], offsetMs = 0): Interval[] {
  const floor = noiseFloor(levels);
  const audible = Math.max(AUDIBLE_DB, loudLevel(levels) - BELOW_LOUD_DB);
  const runs: { start: number; end: number }[] = [];
  let isOn = false;
  levels.forEach((level, frame) => {
    const above = level - (floor[frame] ?? 0);
    isOn = level > audible && above > (isOn ? GOES_ON_DB : BEGINS_DB);
    if (!isOn) return;
    const last = runs.at(-1);
    if (last && (frame - last.end) * FRAME_MS <= LONGEST_GAP_MS) last.end = frame + 1;
    else runs.push({ start: frame, end: frame + 1 });
  });
  return runs
    .filter(({ start, end }) => (end - start) * FRAME_MS >= SHORTEST_SPEECH_MS)
    .map(({ start, end }) => [offsetMs + start * FRAME_MS, offsetMs + end * FRAME_MS]);
}

function loudLevel(levels: readonly number[]): number {
  return levels.toSorted((a, b) => a - b)[Math.floor(levels.length * LOUD_SHARE)] ?? AUDIBLE_DB;
}

import { FRAME_MS } from './frame-levels.ts';

/** Half of the time around a frame that its floor is taken from: longer than a sentence, shorter than a scene. */
const REACH_FRAMES = 8000 / FRAME_MS;
/** Within speech every fifth frame lies between words; steady music and hum have no such gaps and become the floor. */
const FLOOR_SHARE = 0.15;
const LOWEST_DB = -96;

/**
 * What is heard around each frame when nobody speaks, dB: a low percentile of the levels within eight seconds on either
 * side, by a histogram in whole decibels that moves along.
 */
export function noiseFloor(levels: readonly number[]): number[] {
  const counts = new Uint32Array(1 - LOWEST_DB);
  const bin = (level: number | undefined): number => Math.round((level ?? LOWEST_DB) - LOWEST_DB);
  const add = (frame: number, times: 1 | -1): void => {
    if (frame >= 0 && frame < levels.length) counts[bin(levels[frame])]! += times;
  };
  for (let frame = 0; frame < REACH_FRAMES; frame += 1) add(frame, 1);
  return levels.map((_, frame) => {
    add(frame + REACH_FRAMES, 1);
    add(frame - REACH_FRAMES - 1, -1);
    const within = Math.min(levels.length, frame + REACH_FRAMES + 1) - Math.max(0, frame - REACH_FRAMES);
    return LOWEST_DB + percentile(counts, within * FLOOR_SHARE);
  });
}

function percentile(counts: Uint32Array, wanted: number): number {
  let seen = 0;
  const found = counts.findIndex((count) => (seen += count) > wanted);
  return found === -1 ? counts.length - 1 : found;
}

import type { Interval } from '@langflix/contracts';

/** Decibels below the programme's loudness at which speech is over, whatever else is heard: clean and noisy films. */
const DEEPEST_BELOW = 25;
const SHALLOWEST_BELOW = 12;
/** Decibels above the quietest tenth of a film: hiss and room tone count as silence. */
const ABOVE_FLOOR = 6;
const FLOOR_SHARE = 0.1;
/** Milliseconds; the closure of a consonant is shorter. */
const SHORTEST_MS = 150;
/** Milliseconds of sound within silence that are a click, not a word. */
const CLICK_MS = 40;
/** Decibels (RMS, full scale) where digital silence begins. */
const NOTHING_DB = -90;

export interface SilenceOptions {
  /** Milliseconds that each level stands for. */
  readonly stepMs: number;
  /** LUFS; null when nothing is loud enough to be measured: all of it is silence then. */
  readonly integratedLufs: number | null;
}

/**
 * Where nobody speaks, as far as level tells: at least 150 ms below a threshold that follows the film. It lies 6 dB
 * above the film's own noise floor, but at least 12 and at most 25 dB below its loudness: a film mastered low is not
 * silent all through, and one with hiss or room tone has pauses too. Under music there are none.
 * @param levels RMS in dB full scale, one per step from the film's start on.
 */
export function findSilences(levels: readonly number[], options: SilenceOptions): Interval[] {
  const { stepMs, integratedLufs } = options;
  const threshold = integratedLufs === null ? Infinity : thresholdOf(levels, integratedLufs);
  const quiet: Interval[] = [];
  levels.forEach((level, at) => {
    if (level >= threshold) return;
    const [startMs, endMs] = [at * stepMs, (at + 1) * stepMs];
    const last = quiet.at(-1);
    if (last !== undefined && startMs - last[1] <= CLICK_MS) last[1] = endMs;
    else quiet.push([startMs, endMs]);
  });
  return quiet.filter(([startMs, endMs]) => endMs - startMs >= SHORTEST_MS);
}

function thresholdOf(levels: readonly number[], integratedLufs: number): number {
  const sounding = Float32Array.from(levels.filter((level) => level > NOTHING_DB)).sort();
  const floor = sounding[Math.floor(sounding.length * FLOOR_SHARE)] ?? -Infinity;
  const aboveFloor = floor + ABOVE_FLOOR;
  return Math.min(integratedLufs - SHALLOWEST_BELOW, Math.max(integratedLufs - DEEPEST_BELOW, aboveFloor));
}

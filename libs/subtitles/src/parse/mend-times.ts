import { countRepair } from './raw-cue.ts';
import type { RawCue, Repairs } from './raw-cue.ts';

/** A cue whose times are as the file has them: negative, reversed or without an end. */
export interface TimedText {
  readonly startMs: number;
  readonly endMs: number | undefined;
  readonly text: string;
}

/** Reading time given to a cue whose end is unusable: a second, and 60 ms a character (about 17 a second). */
const MIN_READING_MS = 1000;
const READING_MS_PER_CHARACTER = 60;
const MAX_READING_MS = 7000;

/**
 * Puts cues in order of time and gives each a start of at least 0 and an end after its start. Overlaps are only
 * counted: two people may speak at once. A cue that ends before the film begins is left out.
 */
export function mendTimes(timed: readonly TimedText[], repairs: Repairs): RawCue[] {
  const signed = timed.map((cue) => mendSign(cue, repairs)).filter((cue) => cue !== undefined);
  const isLater = (cue: TimedText, i: number): boolean => cue.startMs < (signed[i - 1]?.startMs ?? 0);
  countRepair(repairs, 'out_of_order', signed.filter(isLater).length);
  const sorted = signed.toSorted((a, b) => a.startMs - b.startMs);
  const cues = sorted.map((cue, i) => mendEnd(cue, sorted[i + 1]?.startMs, repairs));
  countRepair(repairs, 'overlap', cues.filter((cue, i) => cue.startMs < (cues[i - 1]?.endMs ?? 0)).length);
  return cues;
}

function mendSign(cue: TimedText, repairs: Repairs): TimedText | undefined {
  const { startMs, endMs = startMs } = cue;
  if (startMs >= 0 && endMs >= 0) return cue;
  countRepair(repairs, 'negative_time');
  // -1 s --> -3 s runs backwards: the signs are noise, the figures are right.
  if (startMs < 0 && endMs < startMs) return { ...cue, startMs: -startMs, endMs: -endMs };
  if (startMs < 0 && endMs <= 0) return undefined;
  return { ...cue, startMs: Math.max(0, startMs), endMs: Math.max(0, endMs) };
}

function mendEnd(cue: TimedText, nextStartMs: number | undefined, repairs: Repairs): RawCue {
  const { startMs, endMs = startMs, text } = cue;
  if (endMs > startMs) return { startMs, endMs, text };
  countRepair(repairs, endMs === startMs ? 'zero_duration' : 'negative_duration');
  const readingMs = Math.min(MAX_READING_MS, MIN_READING_MS + READING_MS_PER_CHARACTER * text.length);
  const room = nextStartMs === undefined ? readingMs : nextStartMs - startMs;
  return { startMs, endMs: startMs + Math.min(readingMs, room > 0 ? room : readingMs), text };
}

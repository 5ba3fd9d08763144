import type { Moment } from './dialogue.ts';
import type { TimedScene } from './timeline.ts';

const MAX_LINE_CHARS = 42;

/** The subtitles of the whole episode in one language. */
export function writeSrt(scenes: readonly TimedScene[], textOf: (moment: Moment) => string): string {
  const cues = scenes.flatMap(({ offsetSec, moments }) =>
    moments.map(({ moment, startSec, endSec }) => ({
      start: srtTime(offsetSec + startSec),
      end: srtTime(offsetSec + endSec),
      text: inTwoLines(textOf(moment)),
    })),
  );
  return cues.map(({ start, end, text }, index) => `${index + 1}\n${start} --> ${end}\n${text}\n`).join('\n');
}

export function srtTime(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const part = (unitMs: number, base: number): string => pad(Math.floor(ms / unitMs) % base, 2);
  return `${part(3_600_000, 100)}:${part(60_000, 60)}:${part(1000, 60)},${pad(ms % 1000, 3)}`;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** Breaks a long cue at the space nearest to its middle, as subtitlers do. */
function inTwoLines(text: string): string {
  if (text.length <= MAX_LINE_CHARS) return text;
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  const distance = (index: number): number => Math.abs(index - text.length / 2);
  const middle = spaces.toSorted((a, b) => distance(a) - distance(b))[0];
  return middle === undefined ? text : `${text.slice(0, middle)}\n${text.slice(middle + 1)}`;
}

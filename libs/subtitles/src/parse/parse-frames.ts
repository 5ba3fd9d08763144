import { countRepair } from './raw-cue.ts';
import type { Repairs } from './raw-cue.ts';
import type { TimedText } from './mend-times.ts';

const MICRODVD_LINE = /^\s*\{(\d{1,9})\}\{(\d{0,9})\}/;
const MPL2_LINE = /^\s*\[(\d{1,8})\]\[(\d{0,8})\]/;
/** `{1}{1}23.976`: the first cue tells the frame rate. */
const FRAME_RATE = /^\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*(?:fps)?\s*$/i;
/** Most MicroDVD files were timed on films ripped from NTSC DVDs. */
export const USUAL_FRAME_RATE = 24_000 / 1001;
const TENTHS_MS = 100;

interface Entry {
  readonly from: number;
  readonly to: number | undefined;
  readonly text: string;
}

/**
 * MicroDVD counts frames. The rate is that of its first line, else `frameRate`, else 23.976; either is
 * counted as `assumed_frame_rate`.
 */
export function parseMicroDvd(lines: readonly string[], repairs: Repairs, frameRate?: number): TimedText[] {
  const [first, ...rest] = readEntries(lines, MICRODVD_LINE, repairs);
  if (!first) return [];
  const declared = first.from <= 1 ? Number(FRAME_RATE.exec(first.text)?.[1]?.replace(',', '.')) : undefined;
  if (isRate(declared)) return toCues(rest, 1000 / declared);
  countRepair(repairs, 'assumed_frame_rate');
  return toCues([first, ...rest], 1000 / (isRate(frameRate) ? frameRate : USUAL_FRAME_RATE));
}

function isRate(rate: number | undefined): rate is number {
  return rate !== undefined && rate >= 1 && rate <= 240;
}

/** MPL2 counts tenths of a second; a slash puts a line in italics. */
export function parseMpl2(lines: readonly string[], repairs: Repairs): TimedText[] {
  const cues = toCues(readEntries(lines, MPL2_LINE, repairs), TENTHS_MS);
  return cues.map((cue) => ({ ...cue, text: cue.text.replace(/^\//gm, '') }));
}

/** A line without times continues the cue before it. */
function readEntries(lines: readonly string[], pattern: RegExp, repairs: Repairs): Entry[] {
  const entries: { from: number; to: number | undefined; parts: string[] }[] = [];
  for (const line of lines) {
    const match = pattern.exec(line);
    if (!match) {
      if (line.trim() === '' || /^\s*\{DEFAULT\}/i.test(line)) continue;
      if (entries.length > 0) countRepair(repairs, 'broken_line');
      entries.at(-1)?.parts.push(line);
      continue;
    }
    const [times, from, to] = match;
    entries.push({ from: Number(from), to: to ? Number(to) : undefined, parts: [line.slice(times.length)] });
  }
  return entries.map(({ from, to, parts }) => ({ from, to, text: parts.join('\n') }));
}

function toCues(entries: readonly Entry[], unitMs: number): TimedText[] {
  return entries.map(({ from, to, text }) => ({
    startMs: Math.round(from * unitMs),
    endMs: to === undefined ? undefined : Math.round(to * unitMs),
    text: text.replaceAll('|', '\n'),
  }));
}

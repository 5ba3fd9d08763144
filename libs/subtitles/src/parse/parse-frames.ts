import { collectCues, holdLines } from './line-reader.ts';
import type { LineReader, Reading } from './line-reader.ts';
import { countRepair } from './raw-cue.ts';

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
export function readMicroDvd(reading: Reading, frameRate?: number): LineReader {
  const { cues, add } = collectCues(reading);
  let frameMs: number | undefined;
  return readEntries(MICRODVD_LINE, reading, {
    add(entry) {
      if (frameMs === undefined) {
        const declared = declaredRate(entry);
        frameMs = 1000 / (declared ?? (isRate(frameRate) ? frameRate : USUAL_FRAME_RATE));
        if (declared !== undefined) return;
        countRepair(reading.repairs, 'assumed_frame_rate');
      }
      add(toCue(entry, frameMs));
    },
    end: () => cues,
  });
}

function declaredRate({ from, text }: Entry): number | undefined {
  const rate = from <= 1 ? Number(FRAME_RATE.exec(text)?.[1]?.replace(',', '.')) : undefined;
  return isRate(rate) ? rate : undefined;
}

function isRate(rate: number | undefined): rate is number {
  return rate !== undefined && rate >= 1 && rate <= 240;
}

/** MPL2 counts tenths of a second; a slash puts a line in italics. */
export function readMpl2(reading: Reading): LineReader {
  const { cues, add } = collectCues(reading);
  return readEntries(MPL2_LINE, reading, {
    add(entry) {
      const cue = toCue(entry, TENTHS_MS);
      add({ ...cue, text: cue.text.replace(/^\//gm, '') });
    },
    end: () => cues,
  });
}

interface Entries {
  add(entry: Entry): void;
  end: LineReader['end'];
}

/** A line without times continues the cue before it. */
function readEntries(pattern: RegExp, { repairs, room }: Reading, entries: Entries): LineReader {
  const parts = holdLines(room);
  let times: Omit<Entry, 'text'> | undefined;

  const endEntry = (): void => {
    const text = parts.lines.join('\n');
    parts.clear();
    if (times) entries.add({ ...times, text });
  };

  return {
    line(text) {
      const match = pattern.exec(text);
      if (match) {
        endEntry();
        const [header, from, to] = match;
        times = { from: Number(from), to: to ? Number(to) : undefined };
        parts.push(text.slice(header.length));
      } else if (times && text.trim() !== '' && !/^\s*\{DEFAULT\}/i.test(text)) {
        countRepair(repairs, 'broken_line');
        parts.push(text);
      }
    },
    end() {
      endEntry();
      return entries.end();
    },
  };
}

function toCue({ from, to, text }: Entry, unitMs: number) {
  return {
    startMs: Math.round(from * unitMs),
    endMs: to === undefined ? undefined : Math.round(to * unitMs),
    text: text.replaceAll('|', '\n'),
  };
}

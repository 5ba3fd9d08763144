import { countRepair } from './raw-cue.ts';
import type { Repairs } from './raw-cue.ts';
import type { TimedText } from './mend-times.ts';

const STAMP = String.raw`(?:(\d+):)?(\d{2}):(\d{2})([.,])(\d{3})`;
const TIME_LINE = new RegExp(String.raw`^[ \t\f]*${STAMP}[ \t\f]*-->[ \t\f]*${STAMP}(?!\d)`);

/** A WebVTT file opens with `WEBVTT`, alone or followed by a space or tab: https://www.w3.org/TR/webvtt1/#file-structure */
export function hasWebVttSignature(lines: readonly string[]): boolean {
  return /^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '');
}

/**
 * The block algorithm of https://www.w3.org/TR/webvtt1/#file-parsing, with one liberty: a decimal comma is read as a
 * point. Styles, regions, notes and identifiers are passed over.
 */
export function parseWebVtt(lines: readonly string[], repairs: Repairs): TimedText[] {
  const cues: TimedText[] = [];
  let at = skipHeader(lines);
  while (at < lines.length) {
    const block = readBlock(lines, at, repairs);
    if (block.cue) cues.push(block.cue);
    at = Math.max(block.next, at + 1);
  }
  return cues;
}

/** The header block ends at a blank line or where the first cue begins. */
function skipHeader(lines: readonly string[]): number {
  let at = 1;
  while (at < lines.length && lines[at] !== '' && !lines[at]?.includes('-->')) at += 1;
  return at;
}

/** One block from `start`: a cue when its first or second line is a time line, else nothing. */
function readBlock(
  lines: readonly string[],
  start: number,
  repairs: Repairs,
): { cue?: TimedText; next: number } {
  let timeLineAt: number | undefined;
  let at = start;
  for (; at < lines.length && lines[at] !== ''; at += 1) {
    if (!lines[at]?.includes('-->')) continue;
    if (timeLineAt !== undefined || at > start + 1) break;
    timeLineAt = at;
  }
  if (timeLineAt === undefined) return { next: at };
  const times = parseTimes(lines[timeLineAt] ?? '', repairs);
  if (!times) {
    countRepair(repairs, 'unreadable_time');
    return { next: at };
  }
  return { cue: { ...times, text: lines.slice(timeLineAt + 1, at).join('\n') }, next: at };
}

function parseTimes(line: string, repairs: Repairs): { startMs: number; endMs: number } | undefined {
  const match = TIME_LINE.exec(line);
  if (!match) return undefined;
  const startMs = milliseconds(match.slice(1, 6));
  const endMs = milliseconds(match.slice(6, 11));
  if (startMs === undefined || endMs === undefined) return undefined;
  countRepair(repairs, 'decimal_comma', [match[4], match[9]].filter((mark) => mark === ',').length);
  return { startMs, endMs };
}

function milliseconds(groups: readonly (string | undefined)[]): number | undefined {
  const [hours, minutes, seconds, , fraction] = groups;
  if (Number(minutes) > 59 || Number(seconds) > 59 || (hours?.length ?? 0) > 4) return undefined;
  return ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction);
}

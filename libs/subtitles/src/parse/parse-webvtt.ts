import { collectCues, holdLines } from './line-reader.ts';
import type { LineReader, Reading } from './line-reader.ts';
import { countRepair } from './raw-cue.ts';
import type { Repairs } from './raw-cue.ts';

const STAMP = String.raw`(?:(\d+):)?(\d{2}):(\d{2})([.,])(\d{3})`;
const TIME_LINE = new RegExp(String.raw`^[ \t\f]*${STAMP}[ \t\f]*-->[ \t\f]*${STAMP}(?!\d)`);

/** A WebVTT file opens with `WEBVTT`, alone or followed by a space or tab: https://www.w3.org/TR/webvtt1/#file-structure */
export function isWebVttSignature(firstLine: string): boolean {
  return /^WEBVTT(?:[ \t].*)?$/.test(firstLine);
}

/**
 * The block algorithm of https://www.w3.org/TR/webvtt1/#file-parsing, with one liberty: a decimal comma is read as a
 * point. Styles, regions, notes and identifiers are passed over.
 */
export function readWebVtt(reading: Reading): LineReader {
  const { repairs } = reading;
  const { cues, add } = collectCues(reading);
  const body = holdLines(reading.room);
  let place: 'signature' | 'header' | 'blocks' = 'signature';
  let timeLine: string | undefined;
  let linesOfBlock = 0;

  const endBlock = (): void => {
    const times = timeLine === undefined ? undefined : parseTimes(timeLine, repairs);
    const text = times && body.lines.join('\n');
    body.clear();
    if (times && text !== undefined) add({ ...times, text });
    else if (timeLine !== undefined) countRepair(repairs, 'unreadable_time');
    timeLine = undefined;
    linesOfBlock = 0;
  };

  return {
    line(text) {
      if (place === 'signature') return void (place = 'header');
      const hasArrow = text.includes('-->');
      // The header block ends at a blank line or where the first cue begins.
      if (place === 'header' && text !== '' && !hasArrow) return;
      place = 'blocks';
      if (text === '') return endBlock();
      // A time line is the first or second of its block.
      if (hasArrow && (timeLine !== undefined || linesOfBlock > 1)) endBlock();
      linesOfBlock += 1;
      if (hasArrow) timeLine = text;
      else if (timeLine !== undefined) body.push(text);
    },
    end() {
      endBlock();
      return cues;
    },
  };
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

import { countRepair } from './raw-cue.ts';
import type { Repairs } from './raw-cue.ts';
import type { TimedText } from './mend-times.ts';

const STAMP = String.raw`(\d{1,3}):(\d{1,2}):(\d{1,2})[.:](\d{1,3})`;
const TIME_LINE = new RegExp(String.raw`^\s*${STAMP}\s*,\s*${STAMP}\s*$`);
/** No time line is longer. */
const MAX_LENGTH = 80;

export function isCommaTimeLine(line: string): boolean {
  return line.length < MAX_LENGTH && TIME_LINE.test(line);
}

/**
 * SBV (YouTube) and SubViewer 2: a line `start,end`, then the text up to the next such line. SubViewer breaks lines with
 * `[br]` and has a header, of which nothing stands after a time line.
 */
export function parseCommaTimes(lines: readonly string[], repairs: Repairs): TimedText[] {
  const cues: TimedText[] = [];
  const starts = [...lines.keys()].filter((at) => isCommaTimeLine(lines[at] ?? ''));
  starts.forEach((at, i) => {
    const body = lines.slice(at + 1, starts[i + 1] ?? lines.length);
    while (body.length > 0 && body.at(-1)?.trim() === '') body.pop();
    countRepair(repairs, 'blank_line_in_cue', body.filter((line) => line.trim() === '').length);
    const text = body.filter((line) => line.trim() !== '').join('\n');
    cues.push({ ...times(lines[at] ?? ''), text: text.replace(/\[br\]/gi, '\n') });
  });
  return cues;
}

function times(line: string): { startMs: number; endMs: number } {
  const groups = TIME_LINE.exec(line)?.slice(1) ?? [];
  return { startMs: milliseconds(groups.slice(0, 4)), endMs: milliseconds(groups.slice(4)) };
}

function milliseconds([hours, minutes, seconds, fraction = '0']: readonly string[]): number {
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Math.round(Number(`0.${fraction}`) * 1000);
}

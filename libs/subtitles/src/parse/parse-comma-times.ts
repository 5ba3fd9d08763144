import { collectCues, holdLines } from './line-reader.ts';
import type { LineReader, Reading } from './line-reader.ts';
import { countRepair } from './raw-cue.ts';

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
export function readCommaTimes(reading: Reading): LineReader {
  const { cues, add } = collectCues(reading);
  const body = holdLines(reading.room);
  let timeLine: string | undefined;

  const endCue = (): void => {
    if (timeLine === undefined) return;
    const { lines } = body;
    const last = lines.findLastIndex((line) => line.trim() !== '');
    const words = lines.filter((line) => line.trim() !== '');
    const blank = last + 1 - words.length;
    body.clear();
    countRepair(reading.repairs, 'blank_line_in_cue', blank);
    add({ ...times(timeLine), text: words.join('\n').replace(/\[br\]/gi, '\n') });
  };

  return {
    line(text) {
      if (isCommaTimeLine(text)) {
        endCue();
        timeLine = text;
      } else if (timeLine !== undefined) body.push(text);
    },
    end() {
      endCue();
      return cues;
    },
  };
}

function times(line: string): { startMs: number; endMs: number } {
  const groups = TIME_LINE.exec(line)?.slice(1) ?? [];
  return { startMs: milliseconds(groups.slice(0, 4)), endMs: milliseconds(groups.slice(4)) };
}

function milliseconds([hours, minutes, seconds, fraction = '0']: readonly string[]): number {
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Math.round(Number(`0.${fraction}`) * 1000);
}

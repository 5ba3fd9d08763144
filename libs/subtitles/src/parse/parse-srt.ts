import { collectCues, holdLines } from './line-reader.ts';
import type { LineReader, Reading } from './line-reader.ts';
import { countRepair } from './raw-cue.ts';
import { looksLikeTimeLine, parseTimeLine } from './srt-time-line.ts';
import type { TimeLine } from './srt-time-line.ts';

const isIndex = (line: string | undefined): boolean => line !== undefined && /^\s*\d+\s*$/.test(line);
const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

/**
 * SubRip: a cue lasts from its time line to the header of the next one, whatever blank lines lie between, so that no
 * line is lost.
 */
export function readSrt(reading: Reading): LineReader {
  const { repairs } = reading;
  const { cues, add } = collectCues(reading);
  /** Lines since the time line before, or since the file began. */
  const since = holdLines(reading.room);
  /** `times` are undefined when they cannot be read: the cue is left out, not glued to its neighbour. */
  let header: { readonly times: TimeLine | undefined } | undefined;
  let expectedIndex = 1;

  const closeCue = (body: readonly string[]): void => {
    if (header === undefined) return;
    if (!header.times) return countRepair(repairs, 'unreadable_time');
    const first = body.findIndex((line) => !isBlank(line));
    const inner = first < 0 ? [] : body.slice(first, body.findLastIndex((line) => !isBlank(line)) + 1);
    countRepair(repairs, 'blank_line_in_cue', inner.filter(isBlank).length);
    add({ ...header.times, text: inner.filter((line) => !isBlank(line)).join('\n') });
  };

  return {
    line(text) {
      // Told at once of most lines.
      const times = text.includes('>') ? parseTimeLine(text, repairs) : undefined;
      if (!times && !(text.includes('>') && looksLikeTimeLine(text))) return since.push(text);
      const { lines } = since;
      const indexAt = findIndex({ lines, isStart: header === undefined, expectedIndex });
      const from = indexAt ?? lines.length;
      if (indexAt === undefined) countRepair(repairs, 'missing_index');
      if (from > 0 && !isBlank(lines[from - 1])) countRepair(repairs, 'missing_blank_line');
      expectedIndex = indexAt === undefined ? expectedIndex + 1 : Number(lines[indexAt]) + 1;
      const body = lines.slice(0, from);
      since.clear();
      closeCue(body);
      header = { times };
    },
    end() {
      const body = [...since.lines];
      since.clear();
      closeCue(body);
      return cues;
    },
  };
}

interface IndexQuestion {
  /** What stands between the time line and the one before, or the start of the file. */
  readonly lines: readonly string[];
  readonly isStart: boolean;
  readonly expectedIndex: number;
}

/**
 * Where the index of the time line after these lines stands. A number right above it and below a blank line is one; a
 * number that is set off from its time line, or follows text directly, must be the one expected, else it is text.
 */
function findIndex({ lines, isStart, expectedIndex }: IndexQuestion): number | undefined {
  const at = lines.length;
  let candidate = at - 1;
  while (candidate >= 0 && candidate > at - 4 && isBlank(lines[candidate])) candidate -= 1;
  if (candidate < 0 || !isIndex(lines[candidate])) return undefined;
  const isFirstLine = isStart && candidate === 0;
  const followsBlank = candidate > 0 && isBlank(lines[candidate - 1]);
  if (candidate === at - 1 && (isFirstLine || followsBlank)) return candidate;
  return Number(lines[candidate]) === expectedIndex ? candidate : undefined;
}

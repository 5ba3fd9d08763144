import { countRepair } from './raw-cue.ts';
import type { Repairs } from './raw-cue.ts';
import type { TimedText } from './mend-times.ts';
import { looksLikeTimeLine, parseTimeLine } from './srt-time-line.ts';
import type { TimeLine } from './srt-time-line.ts';

interface Header {
  /** First line that belongs to the header: the index where there is one, else the time line. */
  readonly from: number;
  /** Line after the time line. */
  readonly to: number;
  /** Undefined when the times cannot be read: the cue is left out, not glued to its neighbour. */
  readonly times: TimeLine | undefined;
}

const isIndex = (line: string | undefined): boolean => line !== undefined && /^\s*\d+\s*$/.test(line);
const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

/**
 * SubRip: a cue lasts from its time line to the header of the next one, whatever blank lines lie between, so that no
 * line is lost.
 */
export function parseSrt(lines: readonly string[], repairs: Repairs): TimedText[] {
  const headers = findHeaders(lines, repairs);
  const cues: TimedText[] = [];
  headers.forEach((header, i) => {
    if (!header.times) return countRepair(repairs, 'unreadable_time');
    const body = lines.slice(header.to, headers[i + 1]?.from ?? lines.length);
    while (body.length > 0 && isBlank(body.at(-1))) body.pop();
    while (body.length > 0 && isBlank(body[0])) body.shift();
    countRepair(repairs, 'blank_line_in_cue', body.filter(isBlank).length);
    cues.push({ ...header.times, text: body.filter((line) => !isBlank(line)).join('\n') });
  });
  return cues;
}

function findHeaders(lines: readonly string[], repairs: Repairs): Header[] {
  const headers: Header[] = [];
  let expectedIndex = 1;
  lines.forEach((line, at) => {
    // Told at once of most lines.
    if (!line.includes('>')) return;
    const times = parseTimeLine(line, repairs);
    if (!times && !looksLikeTimeLine(line)) return;
    const earliest = headers.at(-1)?.to ?? 0;
    const indexAt = findIndex({ lines, at, earliest, expectedIndex });
    const from = indexAt ?? at;
    if (indexAt === undefined) countRepair(repairs, 'missing_index');
    if (from > earliest && !isBlank(lines[from - 1])) countRepair(repairs, 'missing_blank_line');
    expectedIndex = indexAt === undefined ? expectedIndex + 1 : Number(lines[indexAt]) + 1;
    headers.push({ from, to: at + 1, times });
  });
  return headers;
}

interface IndexQuestion {
  readonly lines: readonly string[];
  /** The time line. */
  readonly at: number;
  /** First line that does not belong to the header before. */
  readonly earliest: number;
  readonly expectedIndex: number;
}

/**
 * Where the index of a time line stands. A number right above it and below a blank line is one; a number that is
 * set off from its time line, or follows text directly, must be the one expected, else it is text.
 */
function findIndex({ lines, at, earliest, expectedIndex }: IndexQuestion): number | undefined {
  let candidate = at - 1;
  while (candidate >= earliest && candidate > at - 4 && isBlank(lines[candidate])) candidate -= 1;
  if (candidate < earliest || !isIndex(lines[candidate])) return undefined;
  const isFirstLine = candidate === 0;
  const followsBlank = candidate > earliest && isBlank(lines[candidate - 1]);
  if (candidate === at - 1 && (isFirstLine || followsBlank)) return candidate;
  return Number(lines[candidate]) === expectedIndex ? candidate : undefined;
}

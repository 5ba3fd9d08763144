import { countRepair } from './raw-cue.ts';
import type { Repair, Repairs } from './raw-cue.ts';

export interface TimeLine {
  readonly startMs: number;
  /** Absent when the line has only a start. */
  readonly endMs: number | undefined;
}

const STAMP = String.raw`(-?)\s*(?:(\d{1,3})\s*:\s*)?(\d{1,3})\s*:\s*(\d{1,2})(?:\s*([.,:])\s*(\d{1,9}))?`;
const TIME_LINE = new RegExp(String.raw`^\s*${STAMP}\s*-+\s*>\s*(?:${STAMP})?`);
/** Groups of one STAMP: sign, hours, minutes, seconds, separator, fraction. */
const GROUPS = 6;
/** No time line is longer; keeps the expressions off a line of a megabyte. */
const MAX_LENGTH = 200;

/** True when a line means to be a time line, even one that cannot be read. */
export function looksLikeTimeLine(line: string): boolean {
  return line.length < MAX_LENGTH && /^\s*-?\s*\d[\d\s.,:;-]*:[^>]{0,24}->/.test(line);
}

/** `00:00:20,000 --> 00:00:24,400` and what people make of it; undefined when it is no time line. */
export function parseTimeLine(line: string, repairs: Repairs): TimeLine | undefined {
  const match = line.length < MAX_LENGTH ? TIME_LINE.exec(line) : null;
  if (!match) return undefined;
  const start = readStamp(match.slice(1, 1 + GROUPS));
  const hasEnd = match[1 + GROUPS + 2] !== undefined;
  const end = hasEnd ? readStamp(match.slice(1 + GROUPS)) : undefined;
  // Once for the line, not once for each of its stamps.
  for (const kind of new Set([...start.oddities, ...(end?.oddities ?? [])])) countRepair(repairs, kind);
  return { startMs: start.ms, endMs: end?.ms };
}

function readStamp(groups: readonly (string | undefined)[]): { ms: number; oddities: Repair[] } {
  const [sign, hours, minutes, seconds, separator, fraction] = groups;
  const oddities: Repair[] = [];
  if (hours === undefined) oddities.push('missing_hours');
  if (separator === '.') oddities.push('decimal_point');
  const isOdd = separator === ':' || fraction?.length !== 3 || Number(minutes) > 59 || Number(seconds) > 59;
  if (isOdd) oddities.push('odd_timestamp');
  const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds);
  const ms = whole * 1000 + Math.round(Number(`0.${fraction ?? 0}`) * 1000);
  return { ms: sign === '-' ? -ms : ms, oddities };
}

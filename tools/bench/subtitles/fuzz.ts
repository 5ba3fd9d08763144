import { TerminalError } from '@langflix/contracts';
import { chunkCues, decodeSubtitle, gradeTrack, parseSubtitle, readSubtitle } from '@langflix/subtitles';
import { SUBTITLE_SAMPLES, between, seededRandom } from '@langflix/testing';
import type { Random } from '@langflix/testing';

export interface FuzzResult {
  readonly inputs: number;
  readonly read: number;
  /** Seeds of inputs that ended in anything but cues or a refusal, or gave a time that is not whole, in order. */
  readonly broken: readonly { readonly seed: number; readonly why: string }[];
  readonly slowestMs: number;
}

const PIECES = [
  '-->',
  '\n\n',
  '\r',
  '\0',
  '99999999999',
  '-',
  '<',
  '>',
  '{\\',
  '}',
  '"',
  '&#0;',
  '<p>',
  '\ufeff',
  ':',
  ',',
  '\u2028',
  '[',
  '00:00:00,000',
  '♪',
  '(',
  '\\N',
  '1\n',
];
const LANGUAGES = [undefined, 'en', 'ko', 'ru', 'zh-CN', 'xx-broken'];

/** Inputs `seed`, `seed + 1` and so on: each alone can be made again from its number. */
export function fuzz(seed: number, inputs: number): FuzzResult {
  const broken: { seed: number; why: string }[] = [];
  let read = 0;
  let slowestMs = 0;
  for (let each = seed; each < seed + inputs; each += 1) {
    const startedAt = performance.now();
    const why = tryInput(each);
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    if (why === 'read') read += 1;
    else if (why !== 'refused') broken.push({ seed: each, why });
  }
  return { inputs, read, broken, slowestMs: Math.round(slowestMs) };
}

function tryInput(seed: number): string {
  const random = seededRandom(seed);
  const language = pick(random, LANGUAGES);
  try {
    const options = language === undefined ? {} : { language };
    const bytes = mutated(random);
    const track = readSubtitle(bytes, options);
    const raw = parseSubtitle(decodeSubtitle(bytes, options).text, options).cues;
    gradeTrack({ track, declaredLanguage: language ?? 'en', filmMs: 60_000 });
    chunkCues(track.cues, { maxChars: 200, preferredChars: 150, contextCues: 2 });
    return wrongTime(raw) ?? wrongTime(track.cues) ?? 'read';
  } catch (error) {
    return error instanceof TerminalError ? 'refused' : String(error instanceof Error ? error.stack : error);
  }
}

function wrongTime(cues: readonly { startMs: number; endMs: number }[]): string | undefined {
  let before = 0;
  for (const { startMs, endMs } of cues) {
    const isWhole = Number.isSafeInteger(startMs) && Number.isSafeInteger(endMs);
    if (!isWhole || startMs < before || endMs <= startMs)
      return `times ${startMs} to ${endMs} after ${before}`;
    before = startMs;
  }
  return undefined;
}

/** A file of some format with up to nine changes: bytes removed, doubled, moved, overwritten or put in. */
function mutated(random: Random): Uint8Array {
  const text = pick(random, SUBTITLE_SAMPLES).repeat(whole(random, 1, 3));
  let bytes = Buffer.from(text, pick(random, ['utf8', 'utf8', 'utf16le', 'latin1'] as const));
  for (let left = whole(random, 0, 9); left > 0; left -= 1) {
    const from = whole(random, 0, bytes.length);
    const to = Math.min(bytes.length, from + whole(random, 0, 12));
    const part = pick(random, [
      Buffer.alloc(0),
      bytes.subarray(from, to + 20),
      Buffer.from(pick(random, PIECES)),
      Buffer.from(Array.from({ length: whole(random, 1, 5) }, () => whole(random, 0, 255))),
    ]);
    bytes = Buffer.concat([bytes.subarray(0, from), part, bytes.subarray(pick(random, [from, to]))]);
  }
  return bytes;
}

function whole(random: Random, low: number, high: number): number {
  return Math.floor(between(random, low, high + 1));
}

function pick<T>(random: Random, values: readonly T[]): T {
  return values[Math.min(values.length - 1, Math.floor(random() * values.length))] as T;
}

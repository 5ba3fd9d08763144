import { countDestroyed } from '../decode/count-destroyed.ts';
import { decodePieces } from '../decode/decode-pieces.ts';
import { onlyOccurred, withoutMark } from '../decode/decode-subtitle.ts';
import { splitPieces } from '../decode/line-splitter.ts';
import { surveyBytes } from '../decode/survey-bytes.ts';
import { surveyText } from '../decode/survey-text.ts';
import { surveyDoubleEncoding } from '../decode/undo-double-encoding.ts';
import type { Undoing } from '../decode/undo-double-encoding.ts';
import type { UnicodeEncoding } from '../decode/unicode-encoding.ts';
import { countRepair } from '../parse/raw-cue.ts';
import type { ParsedSubtitle, Repairs } from '../parse/raw-cue.ts';
import { readSubtitleLines } from '../parse/read-subtitle-lines.ts';
import { TRACK_LIMITS } from '../parse/room.ts';
import { cleaned } from './read-subtitle.ts';
import type { ReadOptions, SubtitleTrack } from './read-subtitle.ts';

/** Opens the same bytes anew at every call; they come in pieces of any size. */
export type OpenBytes = () => AsyncIterable<Uint8Array>;

/**
 * As `readSubtitle`, for a file that is never whole in memory: it is read three times, for its encoding, for what was
 * done to its text and for its cues (four times where letters are destroyed). What is held does not grow with the file:
 * the cues within `TRACK_LIMITS`, one line, and some samples; SAMI and TTML, which have no lines, are held as text
 * within the same limits. The size of the pieces makes no difference.
 * @throws TerminalError as `readSubtitle`, and whatever `open` throws
 */
export async function readSubtitlePieces(open: OpenBytes, options: ReadOptions = {}): Promise<SubtitleTrack> {
  const bytes = surveyBytes(options.language);
  for await (const piece of open()) bytes.push(piece);
  const found = bytes.end();
  const text = surveyText();
  let isDestroyed = false;
  for await (const { part, lines } of linesOf(open, found, options)) {
    text.push(part);
    isDestroyed ||= lines.some((line) => countDestroyed(line) > 0);
  }
  const { isCrOnly } = text.end();
  const undoing = isDestroyed ? await findUndoing(open, found, options) : undefined;
  const { parsed, destroyed } = await readLines(linesOf(open, found, options), { undoing, options });
  const repairs = {
    cr_only_line_end: isCrOnly ? 1 : 0,
    double_encoded: undoing?.lines ?? 0,
    destroyed_text: destroyed,
  };
  return cleaned({ encoding: found.encoding, repairs: onlyOccurred(repairs) }, parsed, options);
}

async function findUndoing(
  open: OpenBytes,
  found: UnicodeEncoding,
  options: ReadOptions,
): Promise<Undoing | undefined> {
  const survey = surveyDoubleEncoding();
  for await (const { lines } of linesOf(open, found, options)) for (const line of lines) survey.line(line);
  return survey.end();
}

/** The cues, and how often letters are destroyed in the lines that they were read from. */
async function readLines(
  pieces: AsyncIterable<{ readonly lines: readonly string[] }>,
  { undoing, options }: { readonly undoing: Undoing | undefined; readonly options: ReadOptions },
): Promise<{ parsed: ParsedSubtitle; destroyed: number }> {
  const repairs: Repairs = {};
  const reader = readSubtitleLines(options, repairs);
  let destroyed = 0;
  let isFirst = true;
  for await (const { lines } of pieces) {
    for (const line of lines) {
      const undone = undoing === undefined ? line : undoing.undo(line);
      const text = isFirst ? withoutMark(undone) : undone;
      isFirst = false;
      destroyed += countDestroyed(text);
      const clean = text.replaceAll('\0', '');
      countRepair(repairs, 'nul_character', text.length - clean.length);
      reader.line(clean);
    }
  }
  return { parsed: reader.end(), destroyed };
}

/** The decoded text in parts, without its byte order mark, with the lines that end in each. */
async function* linesOf(
  open: OpenBytes,
  { encoding, skip }: UnicodeEncoding,
  { limits = TRACK_LIMITS }: ReadOptions,
): AsyncGenerator<{ readonly part: string; readonly lines: readonly string[] }> {
  const decoder = decodePieces(encoding);
  const splitter = splitPieces(limits);
  let toSkip = skip;
  let isStart = true;
  const next = (decoded: string): { part: string; lines: readonly string[] } => {
    const part = isStart ? withoutMark(decoded) : decoded;
    isStart &&= part === '';
    return { part, lines: splitter.push(part) };
  };
  for await (const piece of open()) {
    const skipped = Math.min(toSkip, piece.length);
    toSkip -= skipped;
    yield next(decoder.push(piece.subarray(skipped)));
  }
  yield next(decoder.end());
  yield { part: '', lines: splitter.end() };
}

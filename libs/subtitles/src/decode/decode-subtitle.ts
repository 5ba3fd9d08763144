import { countDestroyed } from './count-destroyed.ts';
import { decodeAs } from './decode-as.ts';
import { surveyBytes } from './survey-bytes.ts';
import { surveyText } from './survey-text.ts';
import { surveyDoubleEncoding } from './undo-double-encoding.ts';
import type { Undoing } from './undo-double-encoding.ts';

export interface DecodeOptions {
  /** BCP 47 tag of the language that the track is said to be in; weighs in where bytes fit several encodings. */
  readonly language?: string;
}

export interface DecodedSubtitle {
  /** Without its byte order mark; lines end in \n, whatever they ended in. */
  readonly text: string;
  /** A label of the WHATWG encoding standard in lower case (`utf-8`, `euc-kr`, `windows-1252`), or `utf-32le`, `utf-32be`. */
  readonly encoding: string;
  /**
   * Only what occurred. `destroyed_text`: places where letters were lost before or cannot be decoded;
   * `double_encoded`: lines whose UTF-8 had been taken for something else and are mended; `cr_only_line_end`: 1.
   */
  readonly repairs: Readonly<Record<string, number>>;
}

/**
 * Text of a subtitle file: by its byte order mark, else by the zero bytes of UTF-16 and UTF-32, else UTF-8 where that
 * is valid, else the legacy encoding whose text looks most like a language, the declared one first. A last character
 * that was cut off with the file is dropped; what else cannot be decoded becomes U+FFFD and is counted. Text that was
 * encoded twice is decoded twice.
 * @throws TerminalError `subtitle_encoding` when the bytes are no text, `subtitle_format` when they are pictures, a video or an archive
 */
export function decodeSubtitle(bytes: Uint8Array, options: DecodeOptions = {}): DecodedSubtitle {
  const survey = surveyBytes(options.language);
  survey.push(bytes);
  const { encoding, skip } = survey.end();
  const decoded = withoutMark(decodeAs(bytes.subarray(skip), encoding));
  const look = surveyText();
  look.push(decoded);
  const { isCrOnly } = look.end();
  const lines = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  const undoing = countDestroyed(lines) === 0 ? undefined : undoingFor(lines);
  const text = undoing === undefined ? lines : withoutMark(lines.split('\n').map(undoing.undo).join('\n'));
  const repairs = {
    cr_only_line_end: isCrOnly ? 1 : 0,
    double_encoded: undoing?.lines ?? 0,
    destroyed_text: countDestroyed(text),
  };
  return { text, encoding, repairs: onlyOccurred(repairs) };
}

function undoingFor(text: string): Undoing | undefined {
  const survey = surveyDoubleEncoding();
  for (const line of text.split('\n')) survey.line(line);
  return survey.end();
}

export function onlyOccurred(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** Editors that save twice leave two marks. */
export function withoutMark(text: string): string {
  return text.replace(/^\ufeff+/, '');
}

import { TerminalError } from '@langflix/contracts';
import { countDestroyed } from './count-destroyed.ts';
import { decodeAs } from './decode-as.ts';
import { guessLegacyEncoding } from './guess-legacy-encoding.ts';
import { kindOfBinary } from './kind-of-binary.ts';
import { undoDoubleEncoding } from './undo-double-encoding.ts';
import { findUnicode } from './unicode-encoding.ts';

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

/** UTF-8 in which more than this share of characters is broken is some other encoding. */
const MAX_BROKEN_SHARE = 0.02;

/**
 * Text of a subtitle file: by its byte order mark, else by the zero bytes of UTF-16 and UTF-32, else UTF-8 where that
 * is valid, else the legacy encoding whose text looks most like a language, the declared one first. A last character
 * that was cut off with the file is dropped; what else cannot be decoded becomes U+FFFD and is counted. Text that was
 * encoded twice is decoded twice.
 * @throws TerminalError `subtitle_encoding` when the bytes are no text, `subtitle_format` when they are pictures, a video or an archive
 */
export function decodeSubtitle(bytes: Uint8Array, options: DecodeOptions = {}): DecodedSubtitle {
  const binary = kindOfBinary(bytes);
  if (binary !== undefined) throw new TerminalError('subtitle_format', `The subtitle file is ${binary}`);
  const { text: marked, encoding } = decodeByContent(bytes, options);
  const decoded = withoutMark(marked);
  if (!isText(decoded)) throw noText();
  const isCrOnly = decoded.includes('\r') && !decoded.includes('\n');
  const lines = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  const undone = undoDoubleEncoding(lines);
  const text = undone === undefined ? lines : withoutMark(undone.text);
  const repairs = {
    cr_only_line_end: isCrOnly ? 1 : 0,
    double_encoded: undone?.lines ?? 0,
    destroyed_text: countDestroyed(text),
  };
  return { text, encoding, repairs: onlyOccurred(repairs) };
}

function onlyOccurred(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function decodeByContent(bytes: Uint8Array, { language }: DecodeOptions): { text: string; encoding: string } {
  const unicode = findUnicode(bytes);
  if (unicode)
    return { text: decodeAs(bytes.subarray(unicode.skip), unicode.encoding), encoding: unicode.encoding };
  const valid = decodeValidUtf8(bytes);
  const escapes = /\x1b\$[@B]|\x1b\([BJ]/;
  if (valid !== undefined && !escapes.test(valid)) return { text: valid, encoding: 'utf-8' };
  const encoding = valid === undefined ? guessEncoding(bytes, language) : 'iso-2022-jp';
  return { text: decodeAs(bytes, encoding), encoding };
}

function guessEncoding(bytes: Uint8Array, language: string | undefined): string {
  const text = decodeAs(bytes, 'utf-8');
  const broken = text.split('\ufffd').length - 1;
  // A few broken bytes among many good characters: UTF-8 that was damaged. Bytes of another encoding hardly ever fit.
  const beyondAscii = text.replace(/[\x00-\x7f]/g, '').length;
  return broken < beyondAscii * MAX_BROKEN_SHARE ? 'utf-8' : guessLegacyEncoding(bytes, language);
}

function decodeValidUtf8(bytes: Uint8Array): string | undefined {
  try {
    // Streaming: an unfinished character at the very end is not an error.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** Editors that save twice leave two marks. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff+/, '');
}

/** NULs may be torn in by a broken disk; other control characters in number are no text. */
function isText(text: string): boolean {
  const start = text.slice(0, 100_000);
  const controls = start.replace(/[^\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]/g, '').length;
  return controls <= start.length * 0.1;
}

function noText(): TerminalError {
  return new TerminalError(
    'subtitle_encoding',
    'The subtitle file cannot be decoded: its bytes are no text in any encoding known here. Supply a text file in UTF-8.',
  );
}

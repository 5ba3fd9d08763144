import { TerminalError } from '@langflix/contracts';
import { countDestroyed } from './count-destroyed.ts';
import { decodeAs } from './decode-as.ts';
import { guessLegacyEncoding } from './guess-legacy-encoding.ts';
import { kindOfBinary } from './kind-of-binary.ts';
import { findUnicode } from './unicode-encoding.ts';

export interface DecodeOptions {
  /** BCP 47 tag of the language that the track is said to be in; weighs in where bytes fit several encodings. */
  readonly language?: string;
}

export interface DecodedSubtitle {
  /** Without its byte order mark. */
  readonly text: string;
  /** A label of the WHATWG encoding standard in lower case (`utf-8`, `euc-kr`, `windows-1252`), or `utf-32le`, `utf-32be`. */
  readonly encoding: string;
  /** `destroyed_text`: places where letters were lost before or cannot be decoded; absent when there is none. */
  readonly repairs: Readonly<Record<string, number>>;
}

/** UTF-8 in which more than this share of characters is broken is some other encoding. */
const MAX_BROKEN_SHARE = 0.02;

/**
 * Text of a subtitle file: by its byte order mark, else by the zero bytes of UTF-16 and UTF-32, else UTF-8 where that
 * is valid, else the legacy encoding whose text looks most like a language, the declared one first. A last character
 * that was cut off with the file is dropped; what else cannot be decoded becomes U+FFFD and is counted.
 * @throws TerminalError `subtitle_encoding` when the bytes are no text, `subtitle_format` when they are pictures
 */
export function decodeSubtitle(bytes: Uint8Array, options: DecodeOptions = {}): DecodedSubtitle {
  const binary = kindOfBinary(bytes);
  if (binary !== undefined) throw pictures(binary);
  const { encoding, skip } = findUnicode(bytes) ?? { encoding: guessEncoding(bytes, options), skip: 0 };
  const text = withoutMark(decodeAs(bytes.subarray(skip), encoding));
  if (!isText(text)) throw noText();
  const destroyed = countDestroyed(text);
  return { text, encoding, repairs: destroyed > 0 ? { destroyed_text: destroyed } : {} };
}

function guessEncoding(bytes: Uint8Array, { language }: DecodeOptions): string {
  const escapes = /\x1b\$[@B]|\x1b\([BJ]/;
  const text = decodeAs(bytes, 'utf-8');
  const broken = text.split('\ufffd').length - 1;
  if (isValidUtf8(bytes)) return escapes.test(text) ? 'iso-2022-jp' : 'utf-8';
  // A few broken bytes among many good characters: UTF-8 that was damaged. Bytes of another encoding hardly ever fit.
  const beyondAscii = text.replace(/[\x00-\x7f]/g, '').length;
  if (broken < beyondAscii * MAX_BROKEN_SHARE) return 'utf-8';
  return guessLegacyEncoding(bytes, language);
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    // Streaming: an unfinished character at the very end is not an error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
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

function pictures(kind: string): TerminalError {
  return new TerminalError(
    'subtitle_format',
    `The subtitle file is ${kind}: it holds pictures of the lines, no text. Supply a text track such as SRT.`,
  );
}

function noText(): TerminalError {
  return new TerminalError(
    'subtitle_encoding',
    'The subtitle file cannot be decoded: its bytes are no text in any encoding known here. Supply a text file in UTF-8.',
  );
}

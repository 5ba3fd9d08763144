import { TerminalError } from '@langflix/contracts';
import { guessLegacyEncoding } from './guess-legacy-encoding.ts';
import { kindOfBinary } from './kind-of-binary.ts';
import { sampleLines } from './sample-lines.ts';
import { SAMPLE_BYTES, findUnicode } from './unicode-encoding.ts';
import type { UnicodeEncoding } from './unicode-encoding.ts';

/** UTF-8 in which more than this share of characters is broken is some other encoding. */
const MAX_BROKEN_SHARE = 0.02;
const ESCAPES = /\x1b\$[@B]|\x1b\([BJ]/;

export interface ByteSurvey {
  push(bytes: Uint8Array): void;
  /** @throws TerminalError `subtitle_format` when the bytes are pictures, a video or an archive */
  end(): UnicodeEncoding;
}

/**
 * Finds the encoding of bytes that come in pieces, holding a sample of them: by the byte order mark, else by the zero
 * bytes of UTF-16 and UTF-32, else UTF-8 where all of it is valid or nearly so, else the legacy encoding whose text
 * looks most like a language, the declared one first. The size of the pieces makes no difference.
 */
export function surveyBytes(language: string | undefined): ByteSurvey {
  const head = collectHead();
  const utf8 = surveyUtf8();
  const lines = sampleLines();
  return {
    push(bytes) {
      head.push(bytes);
      utf8.push(bytes);
      lines.push(bytes);
    },
    end() {
      const start = head.end();
      const binary = kindOfBinary(start);
      if (binary !== undefined) throw new TerminalError('subtitle_format', `The subtitle file is ${binary}`);
      const unicode = findUnicode(start);
      if (unicode) return unicode;
      const { isValid, hasEscapes, brokenShare } = utf8.end();
      if (isValid) return { encoding: hasEscapes ? 'iso-2022-jp' : 'utf-8', skip: 0 };
      // A few broken bytes among many good characters: UTF-8 that was damaged. Other bytes hardly ever fit.
      const isDamaged = brokenShare < MAX_BROKEN_SHARE;
      return { encoding: isDamaged ? 'utf-8' : guessLegacyEncoding(lines.end(), language), skip: 0 };
    },
  };
}

function collectHead(): { push(bytes: Uint8Array): void; end(): Uint8Array } {
  const head = new Uint8Array(SAMPLE_BYTES);
  let size = 0;
  return {
    push(bytes) {
      const part = bytes.subarray(0, SAMPLE_BYTES - size);
      head.set(part, size);
      size += part.length;
    },
    end: () => head.subarray(0, size),
  };
}

interface Utf8Survey {
  readonly isValid: boolean;
  /** Of ISO-2022-JP; only told of valid text. */
  readonly hasEscapes: boolean;
  /** Broken characters by characters beyond ASCII. */
  readonly brokenShare: number;
}

/** An unfinished character at the very end is no error. */
function surveyUtf8(): { push(bytes: Uint8Array): void; end(): Utf8Survey } {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const lenient = new TextDecoder('utf-8');
  let isValid = true;
  let hasEscapes = false;
  let tail = '';
  let broken = 0;
  let beyondAscii = 0;
  return {
    push(bytes) {
      isValid &&= fits(strict, bytes);
      const text = lenient.decode(bytes, { stream: true });
      hasEscapes ||= ESCAPES.test(tail + text);
      tail = (tail + text).slice(-2);
      broken += text.split('\ufffd').length - 1;
      beyondAscii += text.replace(/[\x00-\x7f]/g, '').length;
    },
    end: () => ({ isValid, hasEscapes, brokenShare: beyondAscii === 0 ? Infinity : broken / beyondAscii }),
  };
}

function fits(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

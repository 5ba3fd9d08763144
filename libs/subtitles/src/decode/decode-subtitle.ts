import { TerminalError } from '@langflix/contracts';

export interface DecodedSubtitle {
  /** Without its byte order mark. */
  readonly text: string;
  /** `utf-8`, `utf-16le` or `utf-16be`. */
  readonly encoding: string;
}

const MARKS = [
  { encoding: 'utf-32le', bytes: [0xff, 0xfe, 0x00, 0x00] },
  { encoding: 'utf-32be', bytes: [0x00, 0x00, 0xfe, 0xff] },
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/**
 * Text of a subtitle file: what its byte order mark says, UTF-8 without one. A last character that was cut off with
 * the file is dropped; anything else that is not valid is refused rather than replaced, so no broken text travels on.
 * @throws TerminalError `subtitle_encoding` when the bytes are in another encoding.
 */
export function decodeSubtitle(bytes: Uint8Array): DecodedSubtitle {
  const encoding =
    MARKS.find((mark) => mark.bytes.every((byte, i) => bytes[i] === byte))?.encoding ?? 'utf-8';
  if (encoding.startsWith('utf-32')) throw refused(`it is ${encoding.toUpperCase()}`);
  try {
    // Streaming: an unfinished character at the very end is not an error.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return { text, encoding };
  } catch (cause) {
    throw refused(`it is not valid ${encoding.toUpperCase()}`, cause);
  }
}

function refused(reason: string, cause?: unknown): TerminalError {
  return new TerminalError(
    'subtitle_encoding',
    `The subtitle file cannot be decoded: ${reason}. Save it as UTF-8 and submit it again.`,
    { cause },
  );
}

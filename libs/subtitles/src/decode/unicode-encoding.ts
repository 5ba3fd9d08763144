const MARKS = [
  { encoding: 'utf-32le', bytes: [0xff, 0xfe, 0x00, 0x00] },
  { encoding: 'utf-32be', bytes: [0x00, 0x00, 0xfe, 0xff] },
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** Bytes looked at, for the mark and for the pattern of zeros. */
export const SAMPLE_BYTES = 64 * 1024;
/** Digits and line ends of a subtitle file are ASCII in any language: more than a tenth of its characters. */
const MIN_ZERO_SHARE = 0.1;
/** Zeros on the other side, by those on this: few characters have a low byte of 0, such as the Korean U+AC00. */
const MAX_STRAY_SHARE = 0.25;

export interface UnicodeEncoding {
  readonly encoding: string;
  /** Length of the byte order mark. */
  readonly skip: number;
}

/** The Unicode encoding that a byte order mark or the places of zero bytes tell of; undefined when neither is there. */
export function findUnicode(bytes: Uint8Array): UnicodeEncoding | undefined {
  const mark = MARKS.find((candidate) => candidate.bytes.every((byte, i) => bytes[i] === byte));
  if (mark) return { encoding: mark.encoding, skip: mark.bytes.length };
  const encoding = byZeroBytes(bytes);
  return encoding === undefined ? undefined : { encoding, skip: 0 };
}

function byZeroBytes(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (!sample.includes(0)) return undefined;
  const zeros = [0, 0, 0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 4] = (zeros[i % 4] ?? 0) + 1;
  const [a = 0, b = 0, c = 0, d = 0] = zeros.map((count) => count / Math.max(1, sample.length / 4));
  // In UTF-32 the highest byte is always 0, the next one nearly always.
  if (d > 0.95 && c > 0.8 && a < MAX_STRAY_SHARE * d) return 'utf-32le';
  if (a > 0.95 && b > 0.8 && d < MAX_STRAY_SHARE * a) return 'utf-32be';
  if (b + d > 2 * MIN_ZERO_SHARE && a + c < MAX_STRAY_SHARE * (b + d)) return 'utf-16le';
  if (a + c > 2 * MIN_ZERO_SHARE && b + d < MAX_STRAY_SHARE * (a + c)) return 'utf-16be';
  return undefined;
}

/** No TextDecoder reads UTF-32. What is no character becomes U+FFFD; an unfinished last one is dropped. */
export function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const characters: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittleEndian);
    const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    characters.push(isCharacter ? String.fromCodePoint(code) : '\ufffd');
  }
  return characters.join('');
}

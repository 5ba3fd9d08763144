import { countDestroyed } from './count-destroyed.ts';

/** Encodings that editors read UTF-8 as before they saved it in UTF-8 again. */
const READ_AS = ['windows-1252', 'windows-1251', 'windows-1250'] as const;
/** Of the lines beyond ASCII; the others may have lost bytes on the way. A single line proves nothing. */
const MIN_SHARE = 0.5;
const MIN_LINES = 2;
const BEYOND_ASCII = /[^\x00-\x7f]/;

/**
 * Text that was UTF-8, was read as a legacy encoding and saved again ("Ã©" for "é"), as it was before. Lines that
 * cannot have been are left as they are. Undefined where the text is none.
 */
export function undoDoubleEncoding(text: string): { text: string; lines: number } | undefined {
  if (countDestroyed(text) === 0) return undefined;
  const lines = text.split('\n');
  const beyond = lines.filter((line) => BEYOND_ASCII.test(line)).length;
  for (const encoding of READ_AS) {
    const bytes = byteOfCharacter(encoding);
    const undone = lines.map((line) => (BEYOND_ASCII.test(line) ? undoLine(line, bytes) : undefined));
    const count = undone.filter((line) => line !== undefined).length;
    if (count < MIN_LINES || count < beyond * MIN_SHARE) continue;
    return { text: lines.map((line, i) => undone[i] ?? line).join('\n'), lines: count };
  }
  return undefined;
}

/** Undefined when the characters are no bytes of UTF-8; text of a real language never is. */
function undoLine(line: string, bytes: ReadonlyMap<string, number>): string | undefined {
  const codes: number[] = [];
  for (const character of line) {
    const code = bytes.get(character);
    if (code === undefined) return undefined;
    codes.push(code);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(codes));
  } catch {
    return undefined;
  }
}

function byteOfCharacter(encoding: string): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(encoding);
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
}

/** Encodings that editors read UTF-8 as before they saved it in UTF-8 again. */
const READ_AS = ['windows-1252', 'windows-1251', 'windows-1250'] as const;
/** Of the lines beyond ASCII; the others may have lost bytes on the way. A single line proves nothing. */
const MIN_SHARE = 0.5;
const MIN_LINES = 2;
const BEYOND_ASCII = /[^\x00-\x7f]/;

export interface Undoing {
  /** Lines that it mends. */
  readonly lines: number;
  /** The line as it was before; one that cannot have been encoded twice as it is. */
  undo(line: string): string;
}

export interface DoubleEncodingSurvey {
  line(text: string): void;
  /** Undefined where the text is none. */
  end(): Undoing | undefined;
}

/** Finds out whether a text was UTF-8, was read as a legacy encoding and saved again ("\u00c3\u00a9" for "\u00e9"). */
export function surveyDoubleEncoding(): DoubleEncodingSurvey {
  const candidates = READ_AS.map((encoding) => ({ bytes: byteOfCharacter(encoding), lines: 0 }));
  let beyond = 0;
  return {
    line(text) {
      if (!BEYOND_ASCII.test(text)) return;
      beyond += 1;
      for (const candidate of candidates) {
        if (undoLine(text, candidate.bytes) !== undefined) candidate.lines += 1;
      }
    },
    end() {
      const found = candidates.find(({ lines }) => lines >= MIN_LINES && lines >= beyond * MIN_SHARE);
      if (!found) return undefined;
      const { bytes, lines } = found;
      const undo = (line: string): string =>
        BEYOND_ASCII.test(line) ? (undoLine(line, bytes) ?? line) : line;
      return { lines, undo };
    },
  };
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

import { MAX_LINES } from './ass-layout.ts';
import { breakLines } from './break-lines.ts';
import type { ClipLine } from './clip-lines.ts';
import type { TextRange } from './find-phrase.ts';
import { textPieces } from './text-pieces.ts';
import type { Piece } from './text-pieces.ts';

/** A screenful: at most two lines for part of a cue's time. */
export interface Page {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly (readonly Piece[])[];
  /** Factor on the font size, 1 or less. */
  readonly scale: number;
}

/** A text too long for two lines is first set smaller, then shown page by page. */
const SCALES = [1, 0.9, 0.8, 0.7];
/** A page shown for less cannot be read; what is left over then is not shown. */
const MIN_PAGE_MS = 500;
/** More characters than two lines of narrow letters hold at the smallest size. */
const MAX_PAGE_CHARACTERS = 240;

export interface LineWish {
  /** Offsets in the text that should stay on one line. */
  readonly keepTogether: readonly TextRange[];
  /** Widest line, in units of `textWidth`. */
  readonly lineUnits: number;
}

export function layOutLine(line: ClipLine, { keepTogether, lineUnits }: LineWish): Page[] {
  const { startMs, endMs } = line;
  const most = Math.max(1, Math.floor((endMs - startMs) / MIN_PAGE_MS));
  const text = line.text.slice(0, most * MAX_PAGE_CHARACTERS);
  const set = (maxUnits: number): Piece[][] =>
    breakLines(textPieces(text, maxUnits), { maxUnits, keepTogether });
  for (const scale of text.length > MAX_PAGE_CHARACTERS ? [] : SCALES) {
    const lines = set(lineUnits / scale);
    if (lines.length <= MAX_LINES) return [{ startMs, endMs, lines, scale }];
  }
  return pagesOf(line, set(lineUnits).slice(0, most * MAX_LINES));
}

/** Pages of two lines, each with the share of time that its text has. */
function pagesOf({ startMs, endMs }: ClipLine, lines: readonly (readonly Piece[])[]): Page[] {
  const screens: (readonly Piece[])[][] = [];
  for (let at = 0; at < lines.length; at += MAX_LINES) screens.push(lines.slice(at, at + MAX_LINES));
  const sizes = screens.map((screen) => screen.flat().reduce((sum, piece) => sum + piece.width, 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const timeAt = (size: number): number => startMs + Math.round(((endMs - startMs) * size) / total);
  let shown = 0;
  return screens.map((screen, i) => {
    const from = timeAt(shown);
    shown += sizes[i] ?? 0;
    return { startMs: from, endMs: timeAt(shown), lines: screen, scale: 1 };
  });
}

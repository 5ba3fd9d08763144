import type { TextRange } from './find-phrase.ts';
import type { Piece } from './text-pieces.ts';

/** Amber, readable on the outline; ASS colours are BGR. */
const HIGHLIGHT_ON = String.raw`{\c&H4FC8FF&\b1}`;
const WORD_JOINER = '\u2060';
/** Invisible; gives a line that begins with it, and the marks at its ends, its base direction. */
const RIGHT_TO_LEFT_MARK = '\u200f';
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;

/**
 * User text as libass shows it literally. A backslash is followed by an invisible joiner, so that it starts no
 * override or line break; braces are escaped; line ends become spaces.
 */
export function escapeAss(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('\\', `\\${WORD_JOINER}`)
    .replaceAll('{', String.raw`\{`)
    .replaceAll('}', String.raw`\}`);
}

export interface AssTextOptions {
  /** Offsets in the original text; in order, not overlapping. */
  readonly highlights: readonly TextRange[];
  /** Override that ends the highlight: colour and weight of the style. */
  readonly highlightOff: string;
}

/** Lines of pieces as one event text, joined by hard line breaks, the highlighted parts in colour and bold. */
export function assText(lines: readonly (readonly Piece[])[], options: AssTextOptions): string {
  const direction = isRightToLeft(lines) ? RIGHT_TO_LEFT_MARK : '';
  return lines.map((line) => direction + lineText(line, options)).join(String.raw`\N`);
}

/** Do most of the letters run from right to left? Then each of the lines does, even one that opens with a Latin name. */
function isRightToLeft(lines: readonly (readonly Piece[])[]): boolean {
  const text = lines
    .flat()
    .map((piece) => piece.text)
    .join('');
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(RIGHT_TO_LEFT) * 2 > count(/\p{L}/gu);
}

function lineText(line: readonly Piece[], { highlights, highlightOff }: AssTextOptions): string {
  let text = '';
  let isOn = false;
  line.forEach((piece, i) => {
    for (const run of runs(piece, highlights)) {
      if (run.isHighlighted !== isOn && isOn) text += highlightOff;
      if (i > 0 && piece.isSpaced && run.isFirst) text += ' ';
      if (run.isHighlighted && !isOn) text += HIGHLIGHT_ON;
      isOn = run.isHighlighted;
      text += escapeAss(run.text);
    }
  });
  return isOn ? text + highlightOff : text;
}

interface Run {
  readonly text: string;
  readonly isHighlighted: boolean;
  readonly isFirst: boolean;
}

/** A piece cut at the edges of the highlights. */
function runs(piece: Piece, highlights: readonly TextRange[]): Run[] {
  const inPiece = (offset: number): number => Math.max(0, Math.min(piece.text.length, offset - piece.from));
  const cuts = [0, ...highlights.flatMap(({ from, to }) => [inPiece(from), inPiece(to)]), piece.text.length];
  return cuts.slice(1).flatMap((to, i) => {
    const from = cuts[i] ?? 0;
    if (to <= from) return [];
    return [{ text: piece.text.slice(from, to), isHighlighted: i % 2 === 1, isFirst: from === 0 }];
  });
}

import type { TextRange } from './find-phrase.ts';
import type { Piece } from './text-pieces.ts';

/** Amber, readable on the outline; ASS colours are BGR. */
const HIGHLIGHT_ON = String.raw`{\c&H4FC8FF&\b1}`;
const WORD_JOINER = '\u2060';

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
  readonly highlight: TextRange | undefined;
  /** Override that ends the highlight: colour and weight of the style. */
  readonly highlightOff: string;
}

/** Lines of pieces as one event text, joined by hard line breaks, the highlighted part in colour and bold. */
export function assText(lines: readonly (readonly Piece[])[], options: AssTextOptions): string {
  return lines.map((line) => lineText(line, options)).join(String.raw`\N`);
}

function lineText(line: readonly Piece[], { highlight, highlightOff }: AssTextOptions): string {
  let text = '';
  let isOn = false;
  line.forEach((piece, i) => {
    for (const run of runs(piece, highlight)) {
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

/** A piece cut at the edges of the highlight. */
function runs(piece: Piece, highlight: TextRange | undefined): Run[] {
  const length = piece.text.length;
  const from = clamp((highlight?.from ?? Infinity) - piece.from, length);
  const to = clamp((highlight?.to ?? Infinity) - piece.from, length);
  return [
    { text: piece.text.slice(0, from), isHighlighted: false, isFirst: true },
    { text: piece.text.slice(from, to), isHighlighted: true, isFirst: from === 0 },
    { text: piece.text.slice(to), isHighlighted: false, isFirst: to === 0 },
  ].filter((run) => run.text !== '');
}

const clamp = (value: number, max: number): number => Math.max(0, Math.min(max, value));

import { splitGraphemes, textWidth } from './text-width.ts';

/** A run of text that no line break may enter. */
export interface Piece {
  readonly text: string;
  /** Offset in the original text. */
  readonly from: number;
  /** Units, see `textWidth`. */
  readonly width: number;
  /** White space stood before it; dropped at a line's start. */
  readonly isSpaced: boolean;
  /** Must open a line: a new speaker. */
  readonly opensLine: boolean;
}

/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Kinsoku: characters that may not open a line, and that may not close one (JIS X 4051, the common part). */
const NOT_AT_START =
  /^[\s)\]}\u3001\u3002\uff0c\uff0e,.:;!?\uff01\uff1f\uff1a\uff1b\u2026\u2025\u30fb\u30fc\u301c\uff5e\u3005\u309d\u309e\u30fd\u30fe\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u300d\u300f\u3011\u3009\u300b\u3015\uff09\uff3d\uff5d\u201d\u2019\u00bb%\uff05\u0e46\u0e2f\p{M}]/u;
const NOT_AT_END =
  /[([{\u300c\u300e\u3010\u3008\u300a\u3014\uff08\uff3b\uff5b\u201c\u2018\u00ab$\uffe5\uff04]$/u;
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * Cuts text where a line may break: at white space, and inside runs of Chinese, Japanese, Thai and the like between
 * words, never against kinsoku. A piece wider than a line is cut between characters.
 */
export function textPieces(text: string, maxUnits: number): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(/(\s*)(\S+)/g)) {
    const [, space = '', run = ''] = match;
    const afterLineEnd = space.includes('\n');
    const opensLine = afterLineEnd && run.startsWith('-');
    const from = match.index + space.length;
    // A line end between two characters that need no space is none.
    const isGlued = afterLineEnd && needsNoSpace(text[match.index - 1]) && needsNoSpace(run[0]);
    splitRun(run, maxUnits).forEach(({ text: part, at }, i) => {
      const isSpaced = i === 0 && space !== '' && !isGlued;
      pieces.push({
        text: part,
        from: from + at,
        width: textWidth(part),
        isSpaced,
        opensLine: opensLine && i === 0,
      });
    });
  }
  return pieces;
}

function needsNoSpace(character = ''): boolean {
  return UNSPACED.test(character) || /[\u3000-\u303f\uff01-\uff60]/.test(character);
}

interface Part {
  readonly text: string;
  readonly at: number;
}

function splitRun(run: string, maxUnits: number): Part[] {
  const parts = UNSPACED.test(run) ? joinByKinsoku(wordsOf(run)) : [{ text: run, at: 0 }];
  return parts.flatMap((part) => (textWidth(part.text) > maxUnits ? splitLong(part, maxUnits) : [part]));
}

function wordsOf(run: string): Part[] {
  return Array.from(words.segment(run), ({ segment, index }) => ({ text: segment, at: index }));
}

function joinByKinsoku(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const mayBreak =
      before &&
      !NOT_AT_START.test(part.text) &&
      !NOT_AT_END.test(before.text) &&
      isUnspacedEdge(before, part);
    if (before && !mayBreak) joined[joined.length - 1] = { text: before.text + part.text, at: before.at };
    else joined.push(part);
  }
  return joined;
}

/** Between two Latin words of a mixed run ("e-mail") only white space breaks. */
function isUnspacedEdge(before: Part, part: Part): boolean {
  return (
    UNSPACED.test(before.text.at(-1) ?? '') ||
    UNSPACED.test(part.text[0] ?? '') ||
    /[^\p{L}\p{N}]$/u.test(before.text)
  );
}

function splitLong(part: Part, maxUnits: number): Part[] {
  const parts: { text: string; at: number; width: number }[] = [];
  let at = part.at;
  for (const character of splitGraphemes(part.text)) {
    const width = textWidth(character);
    const last = parts.at(-1);
    if (last && last.width + width <= maxUnits) {
      last.text += character;
      last.width += width;
    } else {
      parts.push({ text: character, at, width });
    }
    at += character.length;
  }
  return parts.map(({ text, at: from }) => ({ text, at: from }));
}

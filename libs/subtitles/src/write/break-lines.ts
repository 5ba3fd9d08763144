import type { Piece } from './text-pieces.ts';
import type { TextRange } from './find-phrase.ts';

const SPACE_UNITS = 0.55;
/** Balancing a page or a few is worth its time; longer texts are just filled. */
const MAX_BALANCED_LINES = 12;
/** Costs of a line end, in squared units of unevenness. */
const INSIDE_PHRASE = 400;
const AFTER_PUNCTUATION = -60;
const AFTER_SMALL_WORD = 25;
const PUNCTUATION_END = /[.,!?;:\u2026\u3001\u3002\uff01\uff1f\uff0c]["'\u201d\u2019\u300d\u300f)]?$/u;
const SMALL_WORD = /^(?:a|an|the|of|to|in|on|at|for|and|or|but|my|your|his|her|its|our|their|i|is|are)$/i;

export interface BreakOptions {
  readonly maxUnits: number;
  /** Offsets in the text that should stay on one line. */
  readonly keepTogether: readonly TextRange[];
}

/** The pieces in as few lines as they need, of about equal width, ending where reading pauses. */
export function breakLines(pieces: readonly Piece[], options: BreakOptions): Piece[][] {
  const paragraphs: Piece[][] = [];
  for (const piece of pieces) {
    if (piece.opensLine || paragraphs.length === 0) paragraphs.push([]);
    paragraphs.at(-1)?.push(piece);
  }
  return paragraphs.flatMap((paragraph) => breakParagraph(paragraph, options));
}

function breakParagraph(pieces: readonly Piece[], options: BreakOptions): Piece[][] {
  const greedy = fillLines(pieces, options.maxUnits);
  const count = greedy.length;
  if (count === 1 || count > MAX_BALANCED_LINES) return greedy;
  const ideal = widthOf(pieces) / count;
  const settings: LineSetting[] = [];
  for (let line = 0; line < count; line += 1) {
    settings.push(addLine(pieces, settings.at(-1), { ...options, ideal }));
  }
  const lines: Piece[][] = [];
  let end = pieces.length;
  for (const setting of settings.toReversed()) {
    const start = setting.startOf[end] ?? 0;
    lines.push(pieces.slice(start, end));
    end = start;
  }
  return lines.reverse();
}

/** The cheapest way to set the first n pieces in so many lines, for every n. */
interface LineSetting {
  readonly cost: Float64Array;
  /** Where the last of the lines starts. */
  readonly startOf: Uint32Array;
}

function addLine(
  pieces: readonly Piece[],
  before: LineSetting | undefined,
  options: BreakOptions & { readonly ideal: number },
): LineSetting {
  const cost = new Float64Array(pieces.length + 1).fill(Infinity);
  const startOf = new Uint32Array(pieces.length + 1);
  for (let end = 1; end <= pieces.length; end += 1) {
    let width = 0;
    for (let start = end - 1; start >= 0; start -= 1) {
      const hasSpace = start + 1 < end && pieces[start + 1]?.isSpaced === true;
      width += (pieces[start]?.width ?? 0) + (hasSpace ? SPACE_UNITS : 0);
      if (width > options.maxUnits && start < end - 1) break;
      const soFar = before ? before.cost[start] : start === 0 ? 0 : Infinity;
      const total = (soFar ?? Infinity) + (width - options.ideal) ** 2 + endCost(pieces, end, options);
      if (total >= (cost[end] ?? Infinity)) continue;
      cost[end] = total;
      startOf[end] = start;
    }
  }
  return { cost, startOf };
}

/** Each line as full as it gets: the fewest lines. */
function fillLines(pieces: readonly Piece[], maxUnits: number): Piece[][] {
  const lines: Piece[][] = [];
  let width = Infinity;
  for (const piece of pieces) {
    width += piece.width + (piece.isSpaced ? SPACE_UNITS : 0);
    if (width > maxUnits) {
      lines.push([]);
      width = piece.width;
    }
    lines.at(-1)?.push(piece);
  }
  return lines;
}

function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece, i) => sum + piece.width + (i > 0 && piece.isSpaced ? SPACE_UNITS : 0), 0);
}

function endCost(pieces: readonly Piece[], end: number, { keepTogether }: BreakOptions): number {
  const last = pieces[end - 1];
  const next = pieces[end];
  if (!last || !next) return 0;
  const isInside = keepTogether.some((range) => range.from <= last.from && next.from < range.to);
  const atWord = PUNCTUATION_END.test(last.text)
    ? AFTER_PUNCTUATION
    : SMALL_WORD.test(last.text)
      ? AFTER_SMALL_WORD
      : 0;
  return atWord + (isInside ? INSIDE_PHRASE : 0);
}

import type { Paint, Tint } from '../progress/render-block.ts';

/** What a moment may be, the least telling first: that somebody works tells more than that somebody waits. */
const RANKS = ['wait', 'criticalWait', 'work', 'criticalWork'] as const;
export type Rank = (typeof RANKS)[number];

export interface Span {
  readonly rank: Rank;
  readonly fromMs: number;
  readonly toMs: number;
}

interface BarOptions {
  /** What the whole bar stands for. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Columns of the terminal. */
  readonly cells: number;
  readonly paint: Paint;
}

const GLYPH: Readonly<Record<Rank, string>> = {
  ...{ wait: '·', work: '▄', criticalWait: '░', criticalWork: '█' },
};
const TINT: Readonly<Record<Rank, Tint>> = {
  ...{ wait: 'dim', work: 'dim', criticalWait: 'yellow', criticalWork: 'cyan' },
};

/** A line of exactly `cells` columns. Each shows the most telling of what happened in it, however short that was. */
export function drawBar(spans: readonly Span[], { fromMs, toMs, cells, paint }: BarOptions): string {
  const drawn: (Rank | undefined)[] = Array.from({ length: cells });
  const cellMs = (toMs - fromMs) / cells;
  const place = (ms: number): number => (ms - fromMs) / cellMs;
  for (const span of spans.toSorted((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank))) {
    if (span.toMs <= span.fromMs) continue;
    const first = Math.min(cells - 1, Math.max(0, Math.floor(place(span.fromMs))));
    const end = Math.min(cells, Math.max(first + 1, Math.ceil(place(span.toMs))));
    drawn.fill(span.rank, first, end);
  }
  return runsOf(drawn)
    .map(({ rank, length }) =>
      rank === undefined ? ' '.repeat(length) : paint(TINT[rank], GLYPH[rank].repeat(length)),
    )
    .join('');
}

/** Neighbours of a kind together, so that each is coloured once. */
function runsOf(drawn: readonly (Rank | undefined)[]): { rank: Rank | undefined; length: number }[] {
  const runs: { rank: Rank | undefined; length: number }[] = [];
  for (const rank of drawn) {
    const last = runs.at(-1);
    if (last !== undefined && last.rank === rank) last.length++;
    else runs.push({ rank, length: 1 });
  }
  return runs;
}

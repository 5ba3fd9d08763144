import type { Figure } from './bench.ts';

export interface BenchReport {
  readonly bench: string;
  readonly quick: boolean;
  /** Every bound was kept. */
  readonly ok: boolean;
  readonly figures: readonly ReportedFigure[];
}

interface ReportedFigure extends Figure {
  /** Value divided by its bound. */
  readonly ratio: number | null;
  readonly ok: boolean;
}

export function reportOf(bench: string, quick: boolean, figures: readonly Figure[]): BenchReport {
  const reported = figures.map((figure) => ({
    ...figure,
    value: rounded(figure.value),
    ratio: ratioOf(figure),
    ok: keepsBound(figure),
  }));
  return { bench, quick, ok: reported.every(({ ok }) => ok), figures: reported };
}

/** A figure that could not be measured (NaN) keeps no bound. */
function keepsBound({ value, bound }: Figure): boolean {
  if (bound === undefined) return true;
  return 'atMost' in bound ? value <= bound.atMost : value >= bound.atLeast;
}

function ratioOf({ value, bound }: Figure): number | null {
  if (bound === undefined) return null;
  const limit = 'atMost' in bound ? bound.atMost : bound.atLeast;
  return limit === 0 ? null : rounded(value / limit);
}

const rounded = (value: number): number => Number(value.toPrecision(5));

/** Columns: figure, value, bound, ratio and whether the bound was kept. */
export function table({ figures }: BenchReport): string {
  const rows = figures.map(({ name, value, unit, bound, ratio, ok }) => [
    name,
    `${value} ${unit}`.trim(),
    bound === undefined ? '' : 'atMost' in bound ? `<= ${bound.atMost}` : `>= ${bound.atLeast}`,
    ratio === null ? '' : ratio.toFixed(3),
    bound === undefined ? '' : ok ? 'kept' : 'MISSED',
  ]);
  return inColumns([['figure', 'value', 'bound', 'ratio', ''], ...rows]);
}

/** Rows as lines with aligned columns, two spaces apart. */
export function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

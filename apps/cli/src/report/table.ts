import { truncate, widthOf } from '../progress/format.ts';
import type { ReportStyle } from './report-style.ts';

export interface Column {
  readonly name: string;
  /** Columns of small weight are left out first where the terminal is narrow. */
  readonly weight: number;
  /** Default right: figures. */
  readonly align?: 'left';
}

const GAP = 2;
/** The first column is cut before it leaves less of its text. */
const LEAST_FIRST = 10;

/** Rows under their names, indented by two; as many columns as fit. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { width, paint }: ReportStyle,
): readonly string[] {
  const all = columns.map((column, i) => {
    const cells = rows.map((row) => row[i] ?? '');
    return { ...column, cells, width: Math.max(...[column.name, ...cells].map(widthOf)) };
  });
  const [first, ...shown] = fitting(all, width);
  if (first === undefined) return [];
  const rest = shown.reduce((sum, column) => sum + column.width + GAP, 0);
  const firstWidth = Math.min(first.width, width - GAP - rest);
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, i) => {
        const column = i === 0 ? { ...first, width: firstWidth } : shown[i - 1];
        return column === undefined ? '' : padded(truncate(text, column.width), column);
      })
      .map((text) => ' '.repeat(GAP) + text)
      .join('')
      .trimEnd();
  const kept = [first, ...shown];
  return [
    paint('dim', line(kept.map(({ name }) => name))),
    ...rows.map((_, r) => line(kept.map(({ cells }) => cells[r] ?? ''))),
  ];
}

interface Fitted extends Column {
  readonly cells: readonly string[];
  readonly width: number;
}

function fitting(columns: readonly Fitted[], width: number): readonly Fitted[] {
  const [first, ...rest] = columns;
  if (first === undefined) return [];
  const needs = rest.reduce((sum, column) => sum + column.width + GAP, GAP);
  if (needs + Math.min(first.width, LEAST_FIRST) <= width || rest.length === 0) return columns;
  const lightest = rest.reduce((least, column) => (column.weight < least.weight ? column : least));
  return fitting(
    columns.filter((column) => column !== lightest),
    width,
  );
}

function padded(text: string, { width, align }: Pick<Fitted, 'width' | 'align'>): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}

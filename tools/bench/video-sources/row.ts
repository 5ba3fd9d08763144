import { inColumns } from '../report.ts';
import expectations from './expectations.json' with { type: 'json' };

/** What became of a film. */
export interface Row {
  /** Path inside the folder. */
  readonly file: string;
  readonly outcome: 'clip' | 'refused' | 'clip failed';
  readonly code?: string;
  readonly reason: string;
}

/** PASS or FAIL; `-` for a film that nothing is known of. */
export function verdictOf({ file, outcome, code }: Row): 'PASS' | 'FAIL' | '-' {
  const expected = expectations.find((known) => new RegExp(known.file).test(`/${file}`));
  if (expected === undefined) return '-';
  return expected.outcome === outcome && expected.code === code ? 'PASS' : 'FAIL';
}

export function rowsAsTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [verdictOf(row), row.file, row.outcome, row.code ?? '', row.reason]);
  return inColumns([['', 'file', 'outcome', 'code', 'reason'], ...cells]);
}

/** The figures of `jest --json` that the summary needs. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that could not be run at all; none of their tests is counted elsewhere. */
  readonly numRuntimeErrorTestSuites: number;
}

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A file that could not be run counts as one failure; so does a jest that wrote no report. */
export function totalsOf(report: JestReport | undefined): Totals {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

export function addTotals(all: readonly Totals[]): Totals {
  const sum = (key: keyof Totals): number => all.reduce((total, totals) => total + totals[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

export function summaryLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

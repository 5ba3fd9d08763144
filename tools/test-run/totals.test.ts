import { describe, expect, test } from '@jest/globals';
import { addTotals, summaryLine, totalsOf } from './totals.ts';

const report = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('the last line of a test run', () => {
  test('names passed and failed tests', () => {
    expect(summaryLine(totalsOf(report))).toBe('3 passed, 0 failed');
  });

  test('names skipped tests only when there are any', () => {
    const totals = totalsOf({ ...report, numPendingTests: 1, numTodoTests: 1 });
    expect(summaryLine(totals)).toBe('3 passed, 0 failed, 2 skipped');
  });

  test('counts a file that cannot be run as a failure', () => {
    expect(totalsOf({ ...report, numRuntimeErrorTestSuites: 1 }).failed).toBe(1);
  });

  test('counts a run without a report as a failure', () => {
    expect(totalsOf(undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('adds the runs up', () => {
    const totals = addTotals([totalsOf(report), totalsOf({ ...report, numFailedTests: 2 })]);
    expect(totals).toEqual({ passed: 6, failed: 2, skipped: 0 });
  });
});

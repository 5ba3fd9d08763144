/**
 * `npm test [-- <folder ...> [jest options]]`: unit and integration tests first, then apps/e2e in band, because each
 * of its tests starts a whole stack. The last line of output is always `N passed, N failed`.
 */
import { runJest } from './test-run/run-jest.ts';
import { planTestRun } from './test-run/test-plan.ts';
import { addTotals, summaryLine } from './test-run/totals.ts';

const runs = planTestRun(process.argv.slice(2)).map(runJest);
process.exitCode = runs.find((run) => run.exitCode !== 0)?.exitCode ?? 0;
console.log(summaryLine(addTotals(runs.map((run) => run.totals))));

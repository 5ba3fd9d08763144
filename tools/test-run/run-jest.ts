import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { totalsOf } from './totals.ts';
import type { JestReport, Totals } from './totals.ts';

const root = join(import.meta.dirname, '..', '..');

export interface JestRun {
  readonly exitCode: number;
  readonly totals: Totals;
}

/** Runs jest in the foreground; what it reports goes to stderr as usual, the figures come back. */
export function runJest(args: readonly string[]): JestRun {
  const folder = mkdtempSync(join(tmpdir(), 'langflix-tests-'));
  const reportPath = join(folder, 'report.json');
  try {
    const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const { status } = spawnSync(process.execPath, [jest, ...args, '--json', '--outputFile', reportPath], {
      cwd: root,
      stdio: ['inherit', 'ignore', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: nodeOptions(process.env.NODE_OPTIONS) },
    });
    const exitCode = status ?? 1;
    const totals = totalsOf(readReport(reportPath));
    // A run that failed as a whole (bad option, killed) must not read as "0 failed".
    return { exitCode, totals: { ...totals, failed: Math.max(totals.failed, exitCode === 0 ? 0 : 1) } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** ES modules in jest need the flag, in its workers too; the warning about it would be printed by each of them. */
function nodeOptions(inherited = ''): string {
  return `${inherited} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
}

function readReport(path: string): JestReport | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as JestReport;
  } catch {
    return undefined;
  }
}

import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const E2E = join('apps', 'e2e');

/**
 * The jest runs for the given arguments, as arguments of jest. A folder or file narrows the run to it; what is no
 * path (options, their values) is passed on to jest.
 */
export function planTestRun(args: readonly string[], cwd = process.cwd()): readonly string[][] {
  const isPath = (arg: string): boolean => !arg.startsWith('-') && existsSync(join(cwd, arg));
  const paths = args.filter(isPath).map((arg) => relative(root, join(cwd, arg)));
  const options = ['--passWithNoTests', ...args.filter((arg) => !isPath(arg))];
  const isE2e = (path: string): boolean => path === E2E || path.startsWith(E2E + sep);
  const others = paths.filter((path) => !isE2e(path));
  const e2e = paths.filter(isE2e);
  const everything = paths.length === 0;
  const runs: string[][] = [];
  if (everything || others.length > 0) {
    runs.push([...options, ...others.map(asPattern), '--testPathIgnorePatterns', asPattern(E2E)]);
  }
  if (everything || e2e.length > 0) {
    runs.push([...options, '--runInBand', ...(everything ? [E2E] : e2e).map(asPattern)]);
  }
  return runs;
}

/** jest takes regular expressions over absolute paths; a bare `libs/llm` would also match `libs/llm-other`. */
function asPattern(path: string): string {
  const exact = join(root, path).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `^${exact}${path.endsWith('.ts') ? '$' : sep}`;
}

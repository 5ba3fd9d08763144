import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The word after `name` on the command line. */
export function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** Absolute path after `--data`, from where npm was called. @throws when there is no such folder */
export function dataFolder(bench: string): string | undefined {
  const data = argument('--data');
  if (data === undefined) return undefined;
  const folder = resolve(process.env['INIT_CWD'] ?? '.', data);
  if (!existsSync(folder)) throw new Error(`bench ${bench}: there is no folder ${folder}`);
  return folder;
}

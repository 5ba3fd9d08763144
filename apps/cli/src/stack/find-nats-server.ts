import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CliError } from '../cli-error.ts';
import { commandLine } from '../command-line.ts';

/** Where packages put it although it may not be on the PATH of an ordinary user. */
const USUAL_FOLDERS = ['/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** Path of the nats-server program. @throws CliError `nats_server_missing` saying how to install it */
export function findNatsServer(searchPath: string, usualFolders: readonly string[] = USUAL_FOLDERS): string {
  const folders = [...searchPath.split(delimiter).filter((folder) => folder !== ''), ...usualFolders];
  const found = folders.map((folder) => join(folder, 'nats-server')).find(isExecutable);
  if (found !== undefined) return found;
  throw new CliError(
    'nats_server_missing',
    'nats-server is not installed: "apt-get install nats-server" (Debian), "brew install nats-server" (macOS), ' +
      `or see https://docs.nats.io; a broker that runs elsewhere is used with "${commandLine(['submit', '<video>'])}"`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

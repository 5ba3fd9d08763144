import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from './setup-error.mjs';

const root = join(import.meta.dirname, '..', '..');

/**
 * Compares package-lock.json with the lock file that npm leaves in node_modules as the last step of an install.
 * So an install by hand counts, and one that was interrupted does not.
 */
export function npmPackagesAreMissing(folder = root) {
  // The npm package `node` brings Node 24 in its install script: without it every later command would fail.
  if (!existsSync(join(folder, 'node_modules', '.bin', 'node'))) return true;
  const installed = readLock(join(folder, 'node_modules', '.package-lock.json'));
  const wanted = readLock(join(folder, 'package-lock.json'));
  return Object.entries(wanted).some(([path, entry]) => path !== '' && isMissing(entry, installed[path]));
}

// Optional packages are those of other platforms: absent is right, another version is not.
const isMissing = (wanted, installed) =>
  installed === undefined ? !wanted.optional : installed.version !== wanted.version;

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** @throws {SetupError} when npm fails; npm has then printed why. */
export function installNpmPackages(folder = root) {
  console.log('Installing npm packages ...');
  // `npm ci` deletes node_modules, which may hold the very `node` that PATH finds first.
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: path.join(delimiter) },
  });
  if (status === 0 && !npmPackagesAreMissing(folder)) return;
  throw new SetupError(
    `Set-up failed: npm ci ended with ${error?.message ?? `code ${status}`}; its message is above. ` +
      'Mend that (network, disk space, install scripts switched off), then run the same command again.',
  );
}

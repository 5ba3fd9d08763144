/**
 * One set-up at a time for a user of this machine: two `npm ci` in one folder, or two apt-get, break each other. The lock is a
 * file that names its owner; that of a process which is gone is taken over.
 */
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than any set-up; after it the number in the file may have been given to another process. */
const STALE_MS = 30 * 60_000;

const usual = () => join(tmpdir(), `langflix-setup-${process.getuid?.() ?? 'user'}.lock`);

export async function withSetupLock(work, { path = usual(), pollMs = 300, log = console.log } = {}) {
  for (let tries = 0; !take(path); tries += 1) {
    if (isStale(path)) dropStale(path);
    else if (tries === 0) log('Waiting for another set-up on this machine ...');
    await sleep(pollMs);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Linking a finished file into place: nobody ever reads a lock whose owner is not written yet. */
function take(path) {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function isStale(path) {
  try {
    return Date.now() - statSync(path).mtimeMs > STALE_MS || !isAlive(Number(readFileSync(path, 'utf8')));
  } catch {
    return false; // Released meanwhile.
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Renaming first: of two waiters only one gets the stale file, and it puts back what was not stale after all. */
function dropStale(path) {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    if (!isStale(aside)) linkSync(aside, path);
  } catch {
    // Another waiter was faster.
  } finally {
    rmSync(aside, { force: true });
  }
}

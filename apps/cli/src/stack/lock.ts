import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { isRunning, markOf } from './process-identity.ts';
import type { ProcessMark } from './process-identity.ts';

export interface Lock {
  release(): void;
}

/** Written by whoever holds it; the token tells two holders of one process apart. */
interface Holder extends ProcessMark {
  readonly token: string;
}

const TRIES = 5;
/** Between making the file and writing it, it is empty for a moment; after this long, its maker has died. */
const WRITING_MS = 2000;

/**
 * Takes the lock file, also from a holder that has died without giving it back.
 * @returns the lock, or the number of the process that holds it.
 */
export function takeLock(path: string): Lock | { readonly heldBy: number } {
  const own: Holder = { ...markOf(process.pid), token: randomUUID() };
  for (let i = 0; i < TRIES; i++) {
    if (create(path, own)) return { release: () => release(path, own) };
    const text = read(path);
    const holder = parse(text);
    if (holder !== undefined && isRunning(holder)) return { heldBy: holder.pid };
    if (holder === undefined && isBeingWritten(path)) return { heldBy: 0 };
    removeStale(path, text, own);
  }
  return { heldBy: parse(read(path))?.pid ?? 0 };
}

function create(path: string, own: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function release(path: string, own: Holder): void {
  if (parse(read(path))?.token === own.token) rmSync(path, { force: true });
}

/** Moving it aside is atomic: of two commands that both find it stale, one sees that it moved a fresh one, and undoes it. */
function removeStale(path: string, staleText: string | undefined, own: Holder): void {
  const aside = `${path}.${own.token}`;
  try {
    renameSync(path, aside);
    if (read(aside) === staleText) rmSync(aside, { force: true });
    else renameSync(aside, path);
  } catch {
    // Another command was quicker; the next try sees what it left.
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string | undefined): Holder | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Holder);
  } catch {
    return undefined;
  }
}

function isBeingWritten(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs < WRITING_MS;
  } catch {
    return false;
  }
}

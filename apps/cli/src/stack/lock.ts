import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { isRunning, markOf } from './process-identity.ts';
import type { ProcessMark } from './process-identity.ts';

export interface Lock {
  release(): void;
}

export interface HeldLock {
  readonly heldBy: number;
  readonly command?: string | undefined;
}

/** Written by whoever holds it; the token tells two holders of one process apart. */
interface Holder extends ProcessMark {
  readonly token: string;
  /** What it is doing. */
  readonly command?: string | undefined;
}

const TRIES = 5;
/** Between making the file and writing it, it is empty for a moment; after this long, its maker has died. */
const WRITING_MS = 2000;

/**
 * Takes the lock file, also from a holder that has died without giving it back.
 * @param command what the lock is for, told to whoever finds it taken.
 * @returns the lock, or the number of the process that holds it (0 while that is not known) and its command.
 */
export function takeLock(path: string, command?: string): Lock | HeldLock {
  const own: Holder = { ...markOf(process.pid), token: randomUUID(), command };
  for (let i = 0; i < TRIES; i++) {
    if (create(path, own)) return { release: () => release(path, own) };
    const text = read(path);
    const holder = parse(text);
    if (holder !== undefined && isRunning(holder)) return { heldBy: holder.pid, command: holder.command };
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

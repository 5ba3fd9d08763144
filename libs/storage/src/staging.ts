/**
 * Staged files: written beside their final place under a name nobody looks for, then renamed. A crash leaves the
 * staged file behind, never half a result; `sweepStaged` removes what was left.
 */
import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { writeFailure } from './file-failure.ts';
import { fromFileUri } from './file-uri.ts';

/** Folder of staged files, beside the files they will become. */
export const STAGING_FOLDER = '.tmp';

/** A fresh name that keeps the extension, by which ffmpeg chooses the format. */
export function stagedName(name: string): string {
  const extension = /^\.[A-Za-z0-9]{1,8}$/.exec(extname(name))?.[0] ?? '';
  return `${randomUUID()}${extension}`;
}

/** A fresh path for what will become `path`, beside it. */
export async function stagePath(path: string): Promise<string> {
  const folder = join(dirname(path), STAGING_FOLDER);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw writeFailure(error, path);
  }
  return join(folder, stagedName(path));
}

/**
 * Removes staged files in and below a folder that nobody wrote to for `olderThanMs`; to be run when a service starts.
 * A file that is still written is kept, as long as it is written to within that time.
 * @returns how many were removed.
 */
export async function sweepStaged(folderUri: string, olderThanMs: number): Promise<number> {
  const oldest = Date.now() - olderThanMs;
  return sweepFolder(fromFileUri(folderUri), oldest);
}

async function sweepFolder(folder: string, oldest: number): Promise<number> {
  let removed = 0;
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removed += await sweepFolder(path, oldest);
    else if (basename(folder) === STAGING_FOLDER && (await isOlder(path, oldest))) {
      await rm(path, { force: true });
      removed += 1;
    }
  }
  return removed;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  // What cannot be looked into is left alone: tidying up must not keep a service from starting.
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

export async function isOlder(path: string, oldest: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && found.mtimeMs <= oldest;
}

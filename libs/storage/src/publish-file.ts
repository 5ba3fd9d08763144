import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { readFailure, systemCode, writeFailure } from './file-failure.ts';
import { stagePath } from './staging.ts';
import type { PublishOptions, Published } from './storage.ts';

/**
 * Gives a finished file its final name: contents to disk first, then a rename, then the folder's entry to disk.
 * From another file system it is copied beside its final place first. An existing file is replaced at once.
 */
export async function publishFile(
  from: string,
  to: string,
  { ifAbsent = false }: PublishOptions = {},
): Promise<Published> {
  try {
    await syncToDisk(from);
  } catch (error) {
    throw readFailure(error, from);
  }
  try {
    await mkdir(dirname(to), { recursive: true });
    if (ifAbsent && !(await takeName(from, to))) return 'present';
    await renameOrCopy(from, to);
    await syncFolder(dirname(to));
    return 'published';
  } catch (error) {
    throw writeFailure(error, to);
  }
}

/**
 * Makes `to` another name of `from` unless something has that name: then `from` is removed and the answer is false.
 * Where the file system has no links, one of two at the same time may still replace the other.
 */
async function takeName(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code !== 'EEXIST' && !(CANNOT_LINK.has(code) && existsSync(to))) {
      if (CANNOT_LINK.has(code)) return true;
      throw error;
    }
    await rm(from, { force: true });
    return false;
  }
}

/** Makes `to` another name of the file `from`, or a copy of it where the file system has no links. */
export async function linkFile(from: string, to: string): Promise<void> {
  const staged = await stagePath(to);
  try {
    await linkOrCopy(from, staged);
    await publishFile(staged, to);
  } finally {
    // rename() of two names of one file does nothing and leaves both.
    await rm(staged, { force: true });
  }
}

async function renameOrCopy(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
    // Two names of one file: rename() does nothing then, and leaves both.
    await rm(from, { force: true });
  } catch (error) {
    if (systemCode(error) !== 'EXDEV') throw error;
    const staged = await stagePath(to);
    try {
      await copyFile(from, staged);
      await syncToDisk(staged);
      await rename(staged, to);
    } finally {
      await rm(staged, { force: true });
    }
    await rm(from, { force: true });
  }
}

const CANNOT_LINK = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!CANNOT_LINK.has(systemCode(error) ?? '')) throw error;
    await copyFile(from, to);
  }
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const CANNOT_SYNC_FOLDERS = new Set(['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES']);

/** Network file systems refuse this; the rename is then as durable as they make it. */
async function syncFolder(path: string): Promise<void> {
  try {
    await syncToDisk(path);
  } catch (error) {
    if (!CANNOT_SYNC_FOLDERS.has(systemCode(error) ?? '')) throw error;
  }
}

import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readFailure, systemCode, writeFailure } from './file-failure.ts';
import { stagePath } from './staging.ts';

/**
 * Gives a finished file its final name: contents to disk first, then a rename, then the folder's entry to disk.
 * From another file system it is copied beside its final place first. An existing file is replaced at once.
 */
export async function publishFile(from: string, to: string): Promise<void> {
  try {
    await syncToDisk(from);
  } catch (error) {
    throw readFailure(error, from);
  }
  try {
    await mkdir(dirname(to), { recursive: true });
    await renameOrCopy(from, to);
    await syncFolder(dirname(to));
  } catch (error) {
    throw writeFailure(error, to);
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

import { TerminalError } from '@langflix/contracts';
import { open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { isMissing, readFailure, writeFailure } from './file-failure.ts';
import { fromFileUri } from './file-uri.ts';
import { fingerprintOf } from './fingerprint.ts';
import { linkFile, publishFile } from './publish-file.ts';
import { DEFAULT_MAX_BYTES, readWhole } from './read-file.ts';
import { STAGING_FOLDER, stagePath, sweepStaged } from './staging.ts';
import type { FileStat, Storage } from './storage.ts';

/** The storage behind `file://`. */
export const fileStorage: Storage = {
  async stat(uri) {
    return statFile(fromFileUri(uri));
  },
  async read(uri, { maxBytes = DEFAULT_MAX_BYTES, signal } = {}) {
    signal?.throwIfAborted();
    const path = await existingFile(uri);
    return reading(path, () => readWhole(path, maxBytes));
  },
  async stream(uri, { startByte = 0, endByte = Infinity, signal } = {}) {
    const path = await existingFile(uri);
    const handle = await reading(path, () => open(path, 'r'));
    return handle.createReadStream({ start: startByte, end: endByte, signal });
  },
  async inputFor(uri) {
    return existingFile(uri);
  },
  async stage(uri) {
    return stagePath(fromFileUri(uri));
  },
  async publish(localPath, uri, options) {
    options?.signal?.throwIfAborted();
    return publishFile(localPath, fromFileUri(uri), options);
  },
  async write(uri, data) {
    const path = fromFileUri(uri);
    const staged = await stagePath(path);
    try {
      await writeFile(staged, data);
      await publishFile(staged, path);
    } catch (error) {
      await rm(staged, { force: true });
      throw writeFailure(error, path);
    }
  },
  async link(fromUri, toUri) {
    const from = await existingFile(fromUri);
    const to = fromFileUri(toUri);
    try {
      await linkFile(from, to);
    } catch (error) {
      throw writeFailure(error, to);
    }
  },
  async list(folderUri) {
    const folder = fromFileUri(folderUri);
    try {
      return (await readdir(folder)).filter((name) => name !== STAGING_FOLDER).sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw readFailure(error, folder);
    }
  },
  async remove(uri) {
    const path = fromFileUri(uri);
    try {
      await rm(path, { force: true });
    } catch (error) {
      if (!isMissing(error)) throw writeFailure(error, path);
    }
  },
  async fingerprint(uri) {
    const path = await existingFile(uri);
    return reading(path, () => fingerprintOf(path));
  },
  sweepStaged,
};

async function statFile(path: string): Promise<FileStat | undefined> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return undefined;
    return { sizeBytes: found.size, modifiedMs: Math.trunc(found.mtimeMs) };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw readFailure(error, path);
  }
}

/** The path of a regular file. A pipe or a device would block the reader for ever, so only files are opened. */
async function existingFile(uri: string): Promise<string> {
  const path = fromFileUri(uri);
  const found = await reading(path, () => stat(path));
  if (found.isFile()) return path;
  const kind = found.isDirectory() ? 'a folder' : 'no regular file';
  throw new TerminalError('file_unreadable', `${path} is ${kind}; name a file`);
}

async function reading<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw readFailure(error, path);
  }
}

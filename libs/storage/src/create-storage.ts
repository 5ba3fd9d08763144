import { fileStorage } from './file-storage.ts';
import type { Storage } from './storage.ts';

/** Storage for every scheme that is served: `file://`. Any other scheme is a TerminalError `unsupported_uri`. */
export function createStorage(): Storage {
  return fileStorage;
}

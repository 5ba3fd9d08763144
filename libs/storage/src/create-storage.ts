import { TerminalError } from '@langflix/contracts';
import { fileStorage } from './file-storage.ts';
import { schemeOf } from './file-uri.ts';
import type { Storage, StorageSettings } from './storage.ts';
import { isS3Uri } from './uri.ts';

/**
 * Storage for `file://` and `s3://`; any other scheme is a TerminalError `unsupported_uri`. The client of S3 is loaded
 * when the first URI needs it: services that read and write files only start without.
 */
export function createStorage(settings: StorageSettings = {}): Storage {
  let s3: Promise<Storage> | undefined;
  const openS3 = async (): Promise<Storage> => {
    const { s3Storage } = await import('./s3/s3-storage.ts');
    return s3Storage(settings);
  };
  const at = async (uri: string): Promise<Storage> => (isS3Uri(uri) ? (s3 ??= openS3()) : fileStorage);
  return {
    stat: async (uri) => (await at(uri)).stat(uri),
    read: async (uri, options) => (await at(uri)).read(uri, options),
    stream: async (uri, options) => (await at(uri)).stream(uri, options),
    inputFor: async (uri) => (await at(uri)).inputFor(uri),
    stage: async (uri) => (await at(uri)).stage(uri),
    publish: async (path, uri, options) => (await at(uri)).publish(path, uri, options),
    write: async (uri, data) => (await at(uri)).write(uri, data),
    async link(from, to) {
      if (schemeOf(from) !== schemeOf(to)) throw elsewhere(from, to);
      return (await at(from)).link(from, to);
    },
    list: async (uri) => (await at(uri)).list(uri),
    remove: async (uri) => (await at(uri)).remove(uri),
    fingerprint: async (uri) => (await at(uri)).fingerprint(uri),
    sweepStaged: async (uri, olderThanMs) => (await at(uri)).sweepStaged(uri, olderThanMs),
  };
}

function elsewhere(from: string, to: string): TerminalError {
  return new TerminalError('unsupported_uri', `${to} cannot be the same file as ${from}: it is elsewhere`);
}

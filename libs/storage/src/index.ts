export { createStorage } from './create-storage.ts';
export type {
  FileStat,
  PublishOptions,
  Published,
  ReadOptions,
  Storage,
  StorageSettings,
  StreamOptions,
} from './storage.ts';
export { fromFileUri, toFileUri } from './file-uri.ts';
export { describeUri, folderOf, isInside, isS3Uri, joinUri, nameOf, toUri } from './uri.ts';
export { resolveInsideRoots } from './resolve-inside-roots.ts';

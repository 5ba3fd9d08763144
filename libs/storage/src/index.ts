export { createStorage } from './create-storage.ts';
export type { FileStat, ReadOptions, Storage } from './storage.ts';
export { fromFileUri, joinUri, toFileUri } from './file-uri.ts';
export { resolveInsideRoots } from './resolve-inside-roots.ts';
export { sweepStaged } from './staging.ts';

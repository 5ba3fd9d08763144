import { TerminalError } from '@langflix/contracts';
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { readFailure } from './file-failure.ts';
import { fromFileUri, toFileUri } from './file-uri.ts';
import { isInside as isBelow, isS3Uri, toUri } from './uri.ts';

/**
 * The URI of the real file behind `uri`, when that lies inside one of the roots: absolute folders, and
 * `s3://bucket/prefix`. Links are followed on both sides, so that neither a link nor `..` leads out, and a root may be a
 * link itself. In S3 there are neither: the names decide, and whether the object exists is not looked at.
 * @throws TerminalError `outside_media_roots` (also for a missing file outside, so that nobody learns what exists
 * there), `file_missing`, `file_unreadable`, `unsupported_uri`.
 */
export async function resolveInsideRoots(uri: string, roots: readonly string[]): Promise<string> {
  if (isS3Uri(uri)) return insideBuckets(uri, roots.filter(isS3Uri));
  return insideFolders(
    uri,
    roots.filter((root) => !isS3Uri(root)),
  );
}

function insideBuckets(uri: string, roots: readonly string[]): string {
  const normal = toUri(uri);
  if (roots.some((root) => isBelow(normal, root))) return normal;
  const allowed = roots.length === 0 ? 'none is set' : roots.join(', ');
  const remedy = 'move it there, or add its bucket to storage.s3_roots (LANGFLIX_STORAGE_S3_ROOTS)';
  const message = `${normal} is outside the buckets that may be read (${allowed}); ${remedy}`;
  throw new TerminalError('outside_media_roots', message);
}

async function insideFolders(uri: string, roots: readonly string[]): Promise<string> {
  const path = fromFileUri(uri);
  const realRoots = (await Promise.all(roots.map(realPathOf))).filter((root) => root !== undefined);
  const found = await realpath(path).catch((error: unknown) => ({ error }));
  if (typeof found === 'string') {
    if (realRoots.some((root) => isInside(found, root))) return toFileUri(found);
  } else if ([...roots, ...realRoots].some((root) => isInside(path, root))) {
    throw readFailure(found.error, path);
  }
  throw outside(path, roots);
}

/** True for the root itself and everything below it; `/media2` is not below `/media`. */
function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith('../') && !isAbsolute(way);
}

/** A root that does not exist or cannot be entered allows nothing. */
async function realPathOf(root: string): Promise<string | undefined> {
  return realpath(root).catch(() => undefined);
}

function outside(path: string, roots: readonly string[]): TerminalError {
  const allowed = roots.length === 0 ? 'none is set' : roots.join(', ');
  const remedy = 'move the file there, or add its folder to media.roots (LANGFLIX_MEDIA_ROOTS)';
  const message = `${path} is outside the folders that may be read (${allowed}); ${remedy}`;
  return new TerminalError('outside_media_roots', message);
}

import { TerminalError } from '@langflix/contracts';
import { isAbsolute, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * The `file://` URI of an absolute path. Every character that means something in a URI is escaped (space, `#`, `?`,
 * `%`, quotes, anything outside ASCII), so that a URI is one word wherever it is written.
 * @throws TerminalError `unsupported_uri` when the path is relative or holds a NUL.
 */
export function toFileUri(path: string): string {
  if (!isAbsolute(path) || path.includes('\0')) {
    throw unsupported(path, 'is no absolute path; give the path from the root of the file system');
  }
  return pathToFileURL(path).href.replaceAll("'", '%27');
}

/**
 * The absolute path of a `file://` URI, normalised: no `..`, no doubled slashes.
 * @throws TerminalError `unsupported_uri` for another scheme, another host, an escaped slash or NUL, a bare path.
 */
export function fromFileUri(uri: string): string {
  const scheme = schemeOf(uri);
  if (scheme === undefined) throw unsupported(uri, 'is no URI; write file:///path/to/file');
  if (scheme !== 'file')
    throw unsupported(uri, `has the scheme "${scheme}"; only file:// and s3:// are served`);
  const path = pathOf(uri);
  if (path === undefined || path.includes('\0')) {
    throw unsupported(uri, 'names no local file; write file:///path/to/file with special characters escaped');
  }
  return path;
}

/** `file` of `file:///x`; undefined when there is none. One letter is a Windows drive, no scheme. */
export function schemeOf(uri: string): string | undefined {
  return /^([a-z][a-z0-9+.-]+):/i.exec(uri)?.[1]?.toLowerCase();
}

function pathOf(uri: string): string | undefined {
  // A host, and what the URL parser would silently drop or turn into a slash: fragments, queries, edge spaces, tabs.
  if (!/^file:(\/\/(localhost)?)?\/(?!\/)/i.test(uri) || /[#?\\\p{Cc}]/u.test(uri)) return undefined;
  if (uri.trim() !== uri) return undefined;
  try {
    return normalize(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

function unsupported(input: string, why: string): TerminalError {
  return new TerminalError('unsupported_uri', `${JSON.stringify(input)} ${why}`);
}

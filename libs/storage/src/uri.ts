/** What can be said of a URI of any scheme that is served, without looking at the file. */
import { TerminalError } from '@langflix/contracts';
import { basename, dirname } from 'node:path';
import { fromFileUri, schemeOf, toFileUri } from './file-uri.ts';
import { fromS3Uri, toS3Uri } from './s3/s3-uri.ts';

export const isS3Uri = (text: string): boolean => schemeOf(text) === 's3';

/**
 * The URI of a place in the settings: of an absolute path, or a URI as it is always written.
 * @throws TerminalError `unsupported_uri`
 */
export function toUri(pathOrUri: string): string {
  if (isS3Uri(pathOrUri)) return toS3Uri(fromS3Uri(pathOrUri));
  return schemeOf(pathOrUri) === undefined ? toFileUri(pathOrUri) : toFileUri(fromFileUri(pathOrUri));
}

/**
 * The URI of something inside a folder. Each name is one path segment, escaped as needed.
 * @throws TerminalError `unsupported_uri` when a name is empty, `.` or `..`, or holds a slash or NUL.
 */
export function joinUri(folderUri: string, ...names: string[]): string {
  const bad = names.find((name) => /^\.{0,2}$/.test(name) || /[/\0]/.test(name));
  if (bad !== undefined) {
    const message = `${JSON.stringify(bad)} cannot be the name of a file or folder`;
    throw new TerminalError('unsupported_uri', message);
  }
  if (isS3Uri(folderUri)) {
    const { bucket, key } = fromS3Uri(folderUri);
    return toS3Uri({ bucket, key: [...(key === '' ? [] : [key]), ...names].join('/') });
  }
  const folder = fromFileUri(folderUri);
  return toFileUri([folder.replace(/\/+$/, ''), ...names].join('/'));
}

/** The URI as people write it: a path for `file://`, nothing escaped. */
export function describeUri(uri: string): string {
  if (!isS3Uri(uri)) return fromFileUri(uri);
  const { bucket, key } = fromS3Uri(uri);
  return key === '' ? `s3://${bucket}` : `s3://${bucket}/${key}`;
}

/** The last name, as it is. */
export function nameOf(uri: string): string {
  return basename(describeUri(uri));
}

/** The URI of the folder that a file lies in. */
export function folderOf(uri: string): string {
  if (!isS3Uri(uri)) return toFileUri(dirname(fromFileUri(uri)));
  const { bucket, key } = fromS3Uri(uri);
  return toS3Uri({ bucket, key: key.split('/').slice(0, -1).join('/') });
}

/** True for the folder itself and everything below it, by the names alone. */
export function isInside(uri: string, folderUri: string): boolean {
  if (isS3Uri(uri) !== isS3Uri(folderUri)) return false;
  const [inner, outer] = [describeUri(uri), describeUri(folderUri)];
  return inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}

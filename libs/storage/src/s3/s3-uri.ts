import { TerminalError } from '@langflix/contracts';

/** An object, or a folder: what begins with its key and a slash. */
export interface S3Place {
  readonly bucket: string;
  /** Without a slash at either end; '' for the bucket itself. */
  readonly key: string;
}

/** The names that S3 allows; no ARN of an access point, no host. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** S3's own limit, bytes. */
const MOST_KEY_BYTES = 1024;

/**
 * Bucket and key of `s3://bucket/key`. Escapes are read as in every URI; a space or a letter outside ASCII may stand as
 * it is.
 * @throws TerminalError `unsupported_uri` for what could be read in two ways: a query or fragment, `.` and `..`, empty
 * names, control characters, a host or an ARN in the place of a bucket.
 */
export function fromS3Uri(uri: string): S3Place {
  const [, bucket = '', path = ''] = /^s3:\/\/([^/?#]*)\/?([^?#]*)$/i.exec(uri) ?? [];
  if (!BUCKET.test(bucket) || bucket.includes('..')) throw unsupported(uri, 'names no bucket');
  const names = path === '' ? [] : path.replace(/\/$/, '').split('/').map(unescape);
  if (names.some((name) => name === undefined || /^\.{0,2}$/.test(name) || /[/\\\p{Cc}]/u.test(name))) {
    throw unsupported(uri, 'names no object');
  }
  const key = names.join('/');
  if (Buffer.byteLength(key) > MOST_KEY_BYTES) throw unsupported(uri, 'has a key of more than 1024 bytes');
  return { bucket, key };
}

/** The URI of an object, each name of its key escaped as one word. */
export function toS3Uri({ bucket, key }: S3Place): string {
  const names = key === '' ? [] : key.split('/').map(escapeName);
  return [`s3://${bucket}`, ...names].join('/');
}

/** As it may stand in a URL's path. */
export function escapeName(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}

function unescape(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

function unsupported(uri: string, why: string): TerminalError {
  const remedy = 'write s3://bucket/path/to/file with special characters escaped';
  return new TerminalError('unsupported_uri', `${JSON.stringify(uri)} ${why}; ${remedy}`);
}

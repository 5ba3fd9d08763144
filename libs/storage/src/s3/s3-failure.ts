/**
 * What S3 and the SDK say, and what it means for the work. Retryable is what may be over later, or is a matter of the
 * service and the same for every file until somebody mends it; terminal is what is wrong with this one file.
 */
import { RetryableError, TerminalError } from '@langflix/contracts';
import { systemCode } from '../file-failure.ts';

/** After the SDK's own tries: others may be what the server is busy with. */
const SOON_MS = 10_000;
/** Somebody has to do something first. */
const WHEN_MENDED_MS = 60_000;

export type Doing = 'read' | 'write';

interface Meaning {
  readonly names?: readonly string[];
  /** HTTP. */
  readonly statuses?: readonly number[];
  readonly code: string;
  /** After the URI. */
  readonly what: string;
  /** Absent: terminal. */
  readonly retryAfterMs?: number;
  /** Absent: whatever was done. */
  readonly doing?: Doing;
}

/** The first that fits counts; names go before statuses. */
const MEANINGS: readonly Meaning[] = [
  {
    names: ['NoSuchBucket'],
    code: 'bucket_missing',
    what: 'is in a bucket that does not exist: check its name, or make it',
  },
  {
    names: ['NoSuchKey', 'NotFound'],
    statuses: [404],
    code: 'file_missing',
    what: 'does not exist; check the name',
  },
  {
    names: ['RequestTimeTooSkewed'],
    code: 'clock_skew',
    what: 'is refused because the clock of this machine is wrong: set it (NTP)',
    retryAfterMs: WHEN_MENDED_MS,
  },
  {
    names: [
      ...['CredentialsProviderError', 'TokenProviderError', 'InvalidAccessKeyId', 'SignatureDoesNotMatch'],
      ...['ExpiredToken', 'ExpiredTokenException', 'InvalidToken', 'InvalidClientTokenId'],
      'UnrecognizedClientException',
    ],
    code: 'storage_credentials',
    what: 'cannot be reached with these credentials: check those of the service (AWS_ACCESS_KEY_ID or its role) and storage.s3_endpoint',
    retryAfterMs: WHEN_MENDED_MS,
  },
  {
    names: ['PermanentRedirect', 'TemporaryRedirect', 'AuthorizationHeaderMalformed'],
    statuses: [301, 307],
    code: 'bucket_elsewhere',
    what: 'is in another region: set storage.s3_region to that of the bucket',
  },
  { names: ['InvalidObjectState'], code: 'file_unreadable', what: 'is archived: restore it first' },
  {
    names: ['KeyTooLongError'],
    code: 'file_unwritable',
    what: 'has too long a name: use a shorter series or episode title',
  },
  {
    names: [
      ...['BadDigest', 'InvalidDigest', 'IncompleteBody'],
      ...['XAmzContentSHA256Mismatch', 'XAmzContentChecksumMismatch'],
    ],
    code: 'content_damaged',
    what: 'was damaged on its way: its checksum is wrong',
    retryAfterMs: SOON_MS,
  },
  {
    names: ['QuotaExceeded', 'XMinioStorageFull', 'InsufficientStorage'],
    statuses: [507],
    code: 'disk_full',
    what: 'finds no space left: free some',
    retryAfterMs: WHEN_MENDED_MS,
  },
  {
    statuses: [401, 403],
    doing: 'read',
    code: 'file_unreadable',
    what: 'may not be read: allow the service s3:GetObject and s3:ListBucket there, and check the name',
  },
  {
    statuses: [401, 403],
    doing: 'write',
    code: 'file_unwritable',
    what: 'may not be written: allow the service s3:PutObject there',
  },
  {
    names: ['TimeoutError', 'RequestTimeout', 'SlowDown', 'ThrottlingException', 'RequestLimitExceeded'],
    // 409: another write at the same time.
    statuses: [408, 409, 429, 500, 502, 503, 504],
    code: 'storage_unavailable',
    what: 'is not available now',
    retryAfterMs: SOON_MS,
  },
];

const NETWORK = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'],
  ...['ENETUNREACH', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE', 'EMFILE', 'ENFILE'],
]);
/** The SDK and Node wrap some of what the network says in errors without its code. */
const NETWORK_WORDS = /socket hang up|aborted|ECONNREFUSED|ECONNRESET/;

interface S3Error {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

export const statusOf = (error: unknown): number | undefined =>
  (error as S3Error | null | undefined)?.$metadata?.httpStatusCode;

export const isNotThere = (error: unknown): boolean => meaningOf(error, 'read')?.code === 'file_missing';

/** What it means for the work that S3 failed so. Errors that are ours already, and bugs, stay as they are. */
export function s3Failure(error: unknown, uri: string, doing: Doing): unknown {
  if (error instanceof TerminalError || error instanceof RetryableError) return error;
  const meaning = meaningOf(error, doing);
  if (meaning === undefined) return error;
  const { code, what, retryAfterMs } = meaning;
  const cause = withoutRequest(error);
  const message = `${uri} ${what} (${systemCode(error) ?? cause.name})`;
  return retryAfterMs === undefined
    ? new TerminalError(code, message, { cause })
    : new RetryableError(message, { code, retryAfterMs, cause });
}

function meaningOf(error: unknown, doing: Doing): Omit<Meaning, 'names'> | undefined {
  const { name = '', message = '' } = (error ?? {}) as S3Error;
  const status = statusOf(error);
  const fits = (meaning: Meaning): boolean => meaning.doing === undefined || meaning.doing === doing;
  const found =
    MEANINGS.find((meaning) => fits(meaning) && meaning.names?.includes(name)) ??
    MEANINGS.find((meaning) => fits(meaning) && meaning.statuses?.includes(status ?? 0));
  if (found !== undefined) return found;
  if (NETWORK.has(systemCode(error) ?? '') || NETWORK_WORDS.test(message)) return MEANINGS.at(-1);
  if (status === undefined || status < 400) return undefined;
  return { code: 'storage_refused', what: `is refused by the storage with status ${status}` };
}

/** The SDK hangs the request and its signature on its errors; they must not get into a log. */
function withoutRequest(error: unknown): Error {
  const { name = 'Error', message = '' } = (error ?? {}) as S3Error;
  return Object.assign(new Error(message.replace(/\?[^\s]*X-Amz-[^\s]*/gi, '?...')), { name });
}

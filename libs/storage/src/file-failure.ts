import { RetryableError, TerminalError } from '@langflix/contracts';

/** Wait before asking again for space or file handles that others may give back. */
const RETRY_AFTER_MS = 30_000;

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT']);
const BUSY = new Set(['EMFILE', 'ENFILE', 'EAGAIN', 'EBUSY', 'EIO', 'ESTALE', 'ETIMEDOUT']);
const MISSING = new Set(['ENOENT', 'ENOTDIR']);

/** The code of a system error, e.g. `ENOENT`; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  const code: unknown = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

export const isMissing = (error: unknown): boolean => MISSING.has(systemCode(error) ?? '');

/** What it means for the work that reading `path` failed with `error`. Errors that are ours already stay as they are. */
export function readFailure(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === undefined || isOurs(error)) return error;
  if (BUSY.has(code)) return busy(error, path, code);
  if (MISSING.has(code)) {
    return new TerminalError('file_missing', `${path} does not exist; check the name`, { cause: error });
  }
  const remedy = code === 'EISDIR' ? 'it is a folder; name a file' : 'check its name and permissions';
  return new TerminalError('file_unreadable', `${path} cannot be read (${code}): ${remedy}`, {
    cause: error,
  });
}

/** Same for writing. */
export function writeFailure(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === undefined || isOurs(error)) return error;
  if (NO_ROOM.has(code)) {
    const message = `no space left to write ${path} (${code}); free some space`;
    return new RetryableError(message, { code: 'disk_full', retryAfterMs: RETRY_AFTER_MS, cause: error });
  }
  if (BUSY.has(code)) return busy(error, path, code);
  const message = `${path} cannot be written (${code}); check the permissions of its folder and that it is no folder itself`;
  return new TerminalError('file_unwritable', message, { cause: error });
}

function busy(error: unknown, path: string, code: string): RetryableError {
  const message = `${path} is not available now (${code})`;
  return new RetryableError(message, { code: 'storage_unavailable', cause: error });
}

const isOurs = (error: unknown): boolean => error instanceof TerminalError || error instanceof RetryableError;

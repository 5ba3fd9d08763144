import { RetryableError, TerminalError } from '@langflix/contracts';
import type { ApiError } from '@langflix/contracts';

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 429 | 500 | 503;

/** A refusal with its status; thrown by routes. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly status: Status;
  readonly code: string;
  constructor(status: Status, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** What is told of an error: only what was meant for people. */
export function describeFailure(error: unknown): { readonly status: Status; readonly body: ApiError } {
  if (error instanceof ApiFailure) {
    return { status: error.status, body: { code: error.code, message: error.message } };
  }
  if (error instanceof TerminalError) {
    return { status: STATUS_OF[error.code] ?? 400, body: { code: error.code, message: error.message } };
  }
  if (error instanceof RetryableError) {
    return { status: 503, body: { code: error.code, message: error.message } };
  }
  const message = 'Something broke inside the metrics service: its log says what.';
  return { status: 500, body: { code: 'internal', message } };
}

const STATUS_OF: Readonly<Record<string, Status>> = {
  file_missing: 404,
  job_unknown: 404,
  dead_letter_unknown: 404,
  not_a_submission: 409,
};

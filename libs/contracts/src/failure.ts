/**
 * How work fails, in the words every service shares. The runtime in libs/messaging decides by these classes
 * alone what happens to a message; nothing ever matches on a message text.
 */

/** What a failure fact tells about its cause. */
export interface Failure {
  /** Stable, machine-readable: `video_unreadable`, `analysis_blocked`, `internal`. */
  readonly code: string;
  /** For people: names the input and what to do about it. Holds no subtitle text. */
  readonly reason: string;
}

export interface RetryableOptions {
  /** Milliseconds to wait before the next attempt; the runtime's backoff when absent. */
  readonly retryAfterMs?: number;
  /** Code for the failure fact if the last attempt fails too. Default `temporarily_unavailable`. */
  readonly code?: string;
  /**
   * True when this attempt says nothing about the work itself (the quota of the day is used up, the service is down):
   * it does not count towards the most attempts that a message gets. Default false.
   */
  readonly uncounted?: boolean;
  readonly cause?: unknown;
}

/** The world may be different in a while: 429, 5xx, timeout, disk full. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError';
  readonly retryAfterMs: number | undefined;
  readonly code: string;
  readonly uncounted: boolean;
  constructor(message: string, options: RetryableOptions = {}) {
    super(message, { cause: options.cause });
    this.uncounted = options.uncounted ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.code = options.code ?? 'temporarily_unavailable';
  }
}

/** Trying again cannot help: no video stream, a blocked answer. Becomes the failure fact. */
export class TerminalError extends Error {
  override readonly name = 'TerminalError';
  readonly code: string;
  constructor(code: string, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
  }
}

/** The message itself is unusable: bad JSON, a body that breaks its schema, an unknown type. */
export class PoisonError extends Error {
  override readonly name = 'PoisonError';
  readonly code = 'poison';
}

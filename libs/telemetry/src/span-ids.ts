/** Where every id of a span comes from, with a collector and without. */
import { randomBytes } from 'node:crypto';

/** Ids to take instead of random ones: what is done again after a crash is then the same span. Lower-case hex. */
export interface SpanIds {
  /** 32 digits; counts only for the root of a trace. */
  readonly traceId?: string | undefined;
  /** 16 digits. */
  readonly spanId?: string | undefined;
}

const RANDOM: SpanIds = {};
let wanted = RANDOM;

/** Runs `start`, which starts one span and awaits nothing, so that the span gets these ids. */
export function withSpanIds<Result>(ids: SpanIds | undefined, start: () => Result): Result {
  wanted = ids ?? RANDOM;
  try {
    return start();
  } finally {
    wanted = RANDOM;
  }
}

export function newTraceId(): string {
  return wanted.traceId ?? randomBytes(16).toString('hex');
}

export function newSpanId(): string {
  return wanted.spanId ?? randomBytes(8).toString('hex');
}

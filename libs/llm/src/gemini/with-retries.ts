import type { Called } from './ask-gemini.ts';
import type { GeminiReply } from './reply.ts';
import { wait } from './wait.ts';

export interface RetrySettings {
  /** Times a call is repeated when it fails; a quota per minute uses up none. */
  readonly maxRetries: number;
  /** Milliseconds before the first repetition at most; doubles each time. */
  readonly backoffMs: number;
  /** 0 to 1; given by tests. */
  readonly random?: () => number;
}

/** A longer wait belongs to the broker, where it holds no place in this process. */
const LONGEST_WAIT_MS = 30_000;

/** Times that one call may meet a used-up quota per minute, though its gate let it pass. */
const MOST_PAUSES = 10;

/** Milliseconds before a repetition: any part of a time that doubles with each failure. */
export function backoffDelay(
  { backoffMs, random = Math.random }: Omit<RetrySettings, 'maxRetries'>,
  failures: number,
): number {
  return Math.min(LONGEST_WAIT_MS, random() * backoffMs * 2 ** failures);
}

/**
 * Repeats a call that may go better: after an exponential backoff with full jitter, at most maxRetries times; after a
 * used-up quota when the gate lets it pass again, and the first backoff, so that not all come at once.
 * @param call gets the code of the failure that it repeats, undefined the first time
 * @throws the error of the last failure
 */
export async function withRetries(
  call: (cause: string | undefined) => Promise<Called>,
  settings: RetrySettings,
  signal: AbortSignal,
): Promise<GeminiReply> {
  let [failures, pauses] = [0, 0];
  for (let cause: string | undefined; ;) {
    const called = await call(cause);
    if ('reply' in called) return called.reply;
    const { error, repeat } = called.failed;
    const mayRepeat =
      repeat === 'gate' ? pauses < MOST_PAUSES : repeat === 'backoff' && failures < settings.maxRetries;
    if (!mayRepeat) throw error;
    await wait(backoffDelay(settings, repeat === 'gate' ? 0 : failures), signal);
    if (repeat === 'gate') pauses += 1;
    else failures += 1;
    cause = error.code;
  }
}

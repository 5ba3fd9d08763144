import { setTimeout as delay } from 'node:timers/promises';

export interface WaitOptions {
  /** Milliseconds; default 10 000. */
  readonly timeoutMs?: number;
  /** What was waited for, in the error of a wait that was in vain. */
  readonly describe?: () => string;
}

const POLL_MS = 15;

/**
 * Asks again and again until the condition gives something other than undefined, null or false.
 * @throws what the condition throws; an Error naming what was waited for when time is up.
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = 10_000, describe = () => condition.toString() }: WaitOptions = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== null && value !== false) {
      return value as NonNullable<Exclude<T, false>>;
    }
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${describe()}`);
    await delay(POLL_MS);
  }
}

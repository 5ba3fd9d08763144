import { setTimeout as delay } from 'node:timers/promises';

/** What `work` gives, unless it takes longer; it is left to itself then. @throws Error after `ms` */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const stop = new AbortController();
  work.catch(() => undefined);
  try {
    return await Promise.race([
      work,
      delay(ms, undefined, { signal: stop.signal }).then(() => {
        throw new Error(`no answer within ${ms} ms`);
      }),
    ]);
  } finally {
    stop.abort();
  }
}

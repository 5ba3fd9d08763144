/** Looks into this very process. Both slow it down while they run, and a heap snapshot stops it for seconds. */
import { Session } from 'node:inspector/promises';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { getHeapSnapshot } from 'node:v8';

/** A CPU profile of the next `durationMs`, as JSON that Chrome's developer tools and speedscope open (`.cpuprofile`). */
export async function takeCpuProfile(durationMs: number): Promise<string> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
    await delay(durationMs);
    const { profile } = await session.post('Profiler.stop');
    return JSON.stringify(profile);
  } finally {
    session.disconnect();
  }
}

/**
 * Everything in memory, as JSON that Chrome's developer tools open (`.heapsnapshot`). Needs about as much memory again,
 * and holds whatever the process holds: texts, keys, tokens.
 */
export function takeHeapSnapshot(): Readable {
  return getHeapSnapshot();
}

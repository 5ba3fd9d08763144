import type { Logger } from '@langflix/telemetry';
import type { Storage } from '@langflix/storage';

/** Milliseconds after which nobody writes to a staged file any more: an encode that stands still is killed long before. */
const ABANDONED_MS = 600_000;

interface SweepOptions {
  readonly storage: Pick<Storage, 'sweepStaged'>;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/**
 * Removes what runs that died left in the store, now and once more when this run's start is as long ago: what a crash
 * a moment ago left behind is too young to be told from the work of others now.
 */
export async function keepSwept(store: string, { storage, log, signal }: SweepOptions): Promise<void> {
  const sweep = async (): Promise<void> => {
    const swept = await storage.sweepStaged(store, ABANDONED_MS);
    if (swept > 0) log.info({ swept }, 'abandoned files swept');
  };
  await sweep();
  const timer = setTimeout(() => void sweep(), ABANDONED_MS);
  timer.unref();
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

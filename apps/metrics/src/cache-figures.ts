/** Figures that the cache service counts, asked at every scrape. */
import { CACHE_SUBJECTS, cacheStatsReply } from '@langflix/contracts';
import type { CacheStats } from '@langflix/contracts';
import type { Messaging } from '@langflix/messaging';
import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import { singleFlight } from './in-time.ts';

const ASK_MS = 1000;

const COUNTED = {
  hits: 'Answers found',
  misses: 'Answers not found, or not in time',
  sets: 'Answers kept',
  evictions: 'Answers removed to make room',
  failures: 'Calls that the store could not answer',
} as const;
type Counted = keyof typeof COUNTED;

/**
 * Counters go on where the service does: one that began anew counts from 0. Replicas count each for itself, and one
 * of them answers, so what each has counted is followed by its name.
 */
export function createCacheFigures(
  registry: Registry,
  messaging: Pick<Messaging, 'request' | 'isConnected'>,
): { refresh(): Promise<void> } {
  const registers = [registry];
  const names = Object.keys(COUNTED) as Counted[];
  const counters = new Map(
    names.map((name) => [
      name,
      new Counter({ name: `langflix_cache_${name}_total`, help: COUNTED[name], registers }),
    ]),
  );
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers });
  const up = gauge('langflix_cache_up', 'Whether the cache service answers');
  const entries = gauge('langflix_cache_entries', 'Answers kept now');
  const bytes = gauge('langflix_cache_bytes', 'Size of the answers kept now');
  const seen = new Map<string, CacheStats>();

  const take = (stats: CacheStats): void => {
    const before = seen.get(stats.replica ?? '');
    for (const name of names) counters.get(name)?.inc(grownBy(before?.[name] ?? 0, stats[name]));
    seen.set(stats.replica ?? '', stats);
    entries.set(stats.entries);
    if (stats.bytes !== undefined) bytes.set(stats.bytes);
  };
  const ask = async (): Promise<CacheStats | undefined> => {
    if (!messaging.isConnected()) return undefined;
    const options = { timeoutMs: ASK_MS, schema: cacheStatsReply };
    return messaging.request(CACHE_SUBJECTS.stats, null, options).catch(() => undefined);
  };
  return {
    refresh: singleFlight(async () => {
      const stats = await ask();
      up.set(stats === undefined ? 0 : 1);
      if (stats !== undefined) take(stats);
    }),
  };
}

const grownBy = (before: number, now: number): number => (now < before ? now : now - before);

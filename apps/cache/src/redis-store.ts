/** A Keyv storage adapter for Redis and Valkey, shared by all replicas of the cache. */
import KeyvRedis from '@keyv/redis';
import type { RedisClientType } from '@keyv/redis';
import { keyvStorageCapability } from 'keyv';
import type { CacheStore } from './cache-store.ts';
import { connectRedis } from './redis-connection.ts';
import type { RedisConnectionOptions } from './redis-connection.ts';

/** Before every key: the server may keep other things too. */
const NAMESPACE = 'langflix-cache';

/**
 * Every entry is written with its time to live; what goes when memory is short is the server's business
 * (`maxmemory` and `maxmemory-policy`, e.g. allkeys-lru). While the server is away every call fails at once.
 */
export function createRedisStore(options: RedisConnectionOptions): CacheStore {
  const connection = connectRedis(options);
  const { client, ask } = connection;
  const adapter = new KeyvRedis<string>(client, { namespace: NAMESPACE, throwOnErrors: true });
  let evictedBefore: number | undefined;

  const store = {
    get: (key: string) => ask(() => adapter.get(key)),
    set: (key: string, value: string, expires?: number) => ask(() => adapter.set(key, value, expires)),
    has: (key: string) => ask(() => adapter.has(key)),
    delete: (key: string) => ask(() => adapter.delete(key)),
    clear: () => ask(() => adapter.clear()),
    disconnect: async () => connection.close(),
    async figures() {
      const figures = await ask(() => readFigures(client));
      evictedBefore ??= figures.evictions;
      // The server counts from its own start, and from 0 when it starts anew.
      return { ...figures, evictions: Math.max(0, figures.evictions - evictedBefore) };
    },
  };
  return Object.defineProperty(store, 'capabilities', { value: keyvStorageCapability(store) }) as CacheStore;
}

/** Of the whole server: it does not tell whose its keys are. */
async function readFigures(
  client: RedisClientType,
): Promise<{ entries: number; bytes: number; evictions: number }> {
  const [entries, memory, stats] = await Promise.all([
    client.dbSize(),
    client.info('memory'),
    client.info('stats'),
  ]);
  return {
    entries,
    bytes: numberIn(memory, 'used_memory_dataset'),
    evictions: numberIn(stats, 'evicted_keys'),
  };
}

/** `name:123` of the text that INFO answers: https://redis.io/docs/latest/commands/info/ */
function numberIn(info: string, name: string): number {
  return Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
}

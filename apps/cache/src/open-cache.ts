import { join } from 'node:path';
import type { Config } from '@langflix/config';
import { TerminalError } from '@langflix/contracts';
import type { Logger } from '@langflix/telemetry';
import { Keyv } from 'keyv';
import { createBoundedMap } from './bounded-map.ts';
import type { BoundedMap } from './bounded-map.ts';
import type { CacheStore, StoreFigures } from './cache-store.ts';
import { createRedisStore } from './redis-store.ts';
import { createSqliteStore } from './sqlite-store.ts';

/** Keyv, whatever is behind it, and what Keyv does not tell. */
export interface Cache {
  readonly keyv: Keyv;
  /** @throws Error when the store cannot be asked */
  figures(): Promise<StoreFigures>;
  /** Calls that the store could not answer, since the start. */
  failures(): number;
  close(): Promise<void>;
}

/** Of keys and values: full, the process takes about 150 MB resident. */
const MEMORY_MAX_BYTES = 32 * 1024 * 1024;
const FILE_MAX_BYTES = 1024 * 1024 * 1024;
/** What an entry costs beyond its text: map slot, wrapper, string headers; 230 bytes by heapUsed over 20,000 small ones. */
const ENTRY_OVERHEAD_BYTES = 250;
const MS_PER_HOUR = 3_600_000;

export interface CacheSettings {
  readonly cache: Config['cache'];
  readonly output: Pick<Config['output'], 'directory'>;
}

/** A store that is down fails with every call. */
const LOG_FAILURES_EVERY_MS = 30_000;

/**
 * Opens the store that the settings name: `memory`; `file` at `cache.path` (default: in the state folder); `redis` at
 * `cache.url`, which need not be there yet. Entries live for `ttlHours` at most.
 * @throws TerminalError `cache_store_unusable`
 */
export function openCache(settings: CacheSettings, log: Logger): Cache {
  const { store, figures } = openStore(settings, log);
  const keyv = new Keyv({ store, ttl: settings.cache.ttlHours * MS_PER_HOUR });
  let [failures, loggedAtMs] = [0, -Infinity];
  keyv.on('error', (error: unknown) => {
    failures += 1;
    if (performance.now() - loggedAtMs < LOG_FAILURES_EVERY_MS) return;
    loggedAtMs = performance.now();
    log.warn({ err: error, failures }, 'cache store failed');
  });
  return { keyv, figures, failures: () => failures, close: () => keyv.disconnect() };
}

interface OpenStore {
  readonly store: CacheStore | BoundedMap<{ readonly value: string }>;
  figures(): Promise<StoreFigures>;
}

function openStore({ cache, output }: CacheSettings, log: Logger): OpenStore {
  const { maxEntries } = cache;
  if (cache.store === 'redis') {
    if (cache.url === undefined) throw urlMissing();
    const store = createRedisStore({ url: cache.url, log });
    return { store, figures: store.figures };
  }
  if (cache.store === 'file') {
    const path = cache.path ?? join(output.directory, '.langflix', 'cache.sqlite');
    const store = createSqliteStore({ path, maxEntries, maxBytes: FILE_MAX_BYTES, log });
    return { store, figures: store.figures };
  }
  const store = createBoundedMap({ maxEntries, maxBytes: MEMORY_MAX_BYTES }, bytesInMemory);
  const figures = async (): Promise<StoreFigures> => {
    const { size: entries, bytes, evictions } = store;
    return { entries, bytes, evictions };
  };
  return { store, figures };
}

function urlMissing(): TerminalError {
  return new TerminalError(
    'cache_store_unusable',
    'cache.store is redis, but no server is named: set cache.url (LANGFLIX_CACHE_URL), e.g. redis://host:6379',
  );
}

/** Keyv's memory adapter wraps the text it made in an object. V8 takes two bytes for a character at most. */
function bytesInMemory(key: string, entry: { readonly value: string }): number {
  return 2 * (key.length + entry.value.length) + ENTRY_OVERHEAD_BYTES;
}

import { join } from 'node:path';
import type { Config } from '@langflix/config';
import type { Logger } from '@langflix/telemetry';
import { Keyv } from 'keyv';
import { createBoundedMap } from './bounded-map.ts';
import { createSqliteStore } from './sqlite-store.ts';

/** Keyv, whatever is behind it, and what Keyv does not tell. */
export interface Cache {
  readonly keyv: Keyv;
  /** Entries kept, those that have expired unseen included. */
  size(): number;
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

/**
 * Opens the store that the settings name: `memory`, or `file` at `cache.path` (default: in the state folder).
 * Entries live for `ttlHours` at most.
 * @throws TerminalError `cache_store_unusable`
 */
export function openCache({ cache, output }: CacheSettings, log: Logger): Cache {
  const store =
    cache.store === 'file'
      ? createSqliteStore({
          path: cache.path ?? join(output.directory, '.langflix', 'cache.sqlite'),
          maxEntries: cache.maxEntries,
          maxBytes: FILE_MAX_BYTES,
          log,
        })
      : createBoundedMap({ maxEntries: cache.maxEntries, maxBytes: MEMORY_MAX_BYTES }, bytesInMemory);
  const keyv = new Keyv({ store, ttl: cache.ttlHours * MS_PER_HOUR });
  keyv.on('error', (error: unknown) => log.warn({ err: error }, 'cache store failed'));
  return { keyv, size: () => store.size, close: () => keyv.disconnect() };
}

/** Keyv's memory adapter wraps the text it made in an object. V8 takes two bytes for a character at most. */
function bytesInMemory(key: string, entry: { readonly value: string }): number {
  return 2 * (key.length + entry.value.length) + ENTRY_OVERHEAD_BYTES;
}

/** A Keyv storage adapter on the SQLite that comes with Node: durable, without a native module to compile. */
import type { DatabaseSync } from 'node:sqlite';
import type { Logger } from '@langflix/telemetry';
import { keyvStorageCapability } from 'keyv';
import type { Bounds } from './bounded-map.ts';
import type { CacheStore } from './cache-store.ts';
import { openSqliteFile } from './sqlite-file.ts';

export interface SqliteStoreOptions extends Bounds {
  readonly path: string;
  readonly log: Logger;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL,
    expires INTEGER,
    bytes INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS entries_by_bytes ON entries (bytes);
  DELETE FROM entries WHERE expires < unixepoch('subsec') * 1000;
`;

/**
 * Survives kill -9. When full, the entries written longest ago go first. One process per file: the totals are counted
 * at the start and kept in memory.
 * @throws TerminalError `cache_store_unusable`
 */
export function createSqliteStore({ path, log, maxEntries, maxBytes }: SqliteStoreOptions): CacheStore {
  let [entries, bytes, evictions] = [0, 0, 0];
  const file = openSqliteFile({
    path,
    log,
    onOpen(database) {
      database.exec(SCHEMA);
      [entries, bytes] = totals(database);
    },
  });

  function remove(database: DatabaseSync, key: string): boolean {
    const gone = database.prepare('DELETE FROM entries WHERE key = ? RETURNING bytes').get(key);
    if (gone === undefined) return false;
    entries -= 1;
    bytes -= Number(gone['bytes']);
    return true;
  }

  function evict(database: DatabaseSync): void {
    const oldest = database.prepare('SELECT key FROM entries ORDER BY id LIMIT 1');
    while (entries > maxEntries || bytes > maxBytes) {
      const key = oldest.get()?.['key'];
      if (typeof key !== 'string') break;
      remove(database, key);
      evictions += 1;
    }
  }

  const store = {
    get: async (key: string) => {
      const row = file.run((database) =>
        database.prepare('SELECT value FROM entries WHERE key = ?').get(key),
      );
      return row === undefined ? undefined : String(row['value']);
    },
    set: async (key: string, value: string, expires?: number) => {
      const size = Buffer.byteLength(key) + Buffer.byteLength(value);
      if (size > maxBytes) return false;
      file.run((database) => {
        remove(database, key);
        database
          .prepare('INSERT INTO entries (key, value, expires, bytes) VALUES (?, ?, ?, ?)')
          .run(key, value, expires ?? null, size);
        entries += 1;
        bytes += size;
        evict(database);
      });
      return true;
    },
    has: async (key: string) =>
      file.run((database) => database.prepare('SELECT 1 FROM entries WHERE key = ?').get(key)) !== undefined,
    delete: async (key: string) => file.run((database) => remove(database, key)),
    clear: async () => {
      file.run((database) => database.exec('DELETE FROM entries'));
      [entries, bytes] = [0, 0];
    },
    disconnect: async () => file.close(),
    figures: async () => ({ entries, bytes, evictions }),
  };
  return Object.defineProperty(store, 'capabilities', { value: keyvStorageCapability(store) }) as CacheStore;
}

function totals(database: DatabaseSync): [entries: number, bytes: number] {
  const row = database.prepare('SELECT count(*) AS entries, total(bytes) AS bytes FROM entries').get();
  return [Number(row?.['entries']), Number(row?.['bytes'])];
}

/** The file behind the durable store: opened with care, set aside when it is broken. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TerminalError } from '@langflix/contracts';
import type { Logger } from '@langflix/telemetry';

export interface SqliteFile {
  /** Runs against the open database; once more against a fresh one when the file turns out to be corrupt. */
  run<T>(work: (database: DatabaseSync) => T): T;
  close(): void;
}

export interface SqliteFileOptions {
  readonly path: string;
  readonly log: Logger;
  /** Runs on every newly opened database, the first one included. */
  onOpen(database: DatabaseSync): void;
}

// https://www.sqlite.org/rescode.html
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;
/** Marks the file as ours, "LFxC": https://www.sqlite.org/pragma.html#pragma_application_id */
const APPLICATION_ID = 0x4c467843;
const BUSY_TIMEOUT_MS = 2000;

/**
 * Opens or makes the file and its folder. A corrupt file is renamed to `<path>.corrupt` with a warning, and a new one
 * takes its place.
 * @throws TerminalError `cache_store_unusable` when the path cannot be written or holds another program's database.
 */
export function openSqliteFile(options: SqliteFileOptions): SqliteFile {
  let database = openOrReplace(options);
  return {
    run(work) {
      try {
        return work(database);
      } catch (error) {
        if (!isCorrupt(error)) throw error;
        close(database);
        setAside(options, error);
        database = open(options);
        return work(database);
      }
    },
    close: () => close(database),
  };
}

function openOrReplace(options: SqliteFileOptions): DatabaseSync {
  try {
    return open(options);
  } catch (error) {
    if (!isCorrupt(error)) throw unusable(options.path, error);
    setAside(options, error);
    return open(options);
  }
}

function open({ path, onOpen }: SqliteFileOptions): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    claim(database);
    // With WAL, NORMAL loses nothing when the process dies: https://www.sqlite.org/pragma.html#pragma_synchronous
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    onOpen(database);
    return database;
  } catch (error) {
    close(database);
    throw error;
  }
}

function claim(database: DatabaseSync): void {
  const id = database.prepare('PRAGMA application_id').get()?.['application_id'];
  const tables = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count'];
  if (id === APPLICATION_ID) return;
  if (tables !== 0) throw new Error('it is the database of another program');
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
}

function setAside({ path, log }: SqliteFileOptions, error: unknown): void {
  log.warn({ path, setAsideAs: `${path}.corrupt`, err: error }, 'cache file is corrupt, starting a new one');
  renameSync(path, `${path}.corrupt`);
  for (const ending of ['-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
}

function unusable(path: string, error: unknown): TerminalError {
  return new TerminalError(
    'cache_store_unusable',
    `the cache cannot keep its entries in ${path}: ${(error as Error).message}. ` +
      'Set cache.path (LANGFLIX_CACHE_PATH) to a file that can be written, or cache.store to memory',
    { cause: error },
  );
}

function isCorrupt(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode;
  // The low byte is the kind, the rest says where it was noticed.
  return code !== undefined && [SQLITE_CORRUPT, SQLITE_NOTADB].includes(code & 0xff);
}

function close(database: DatabaseSync): void {
  if (database.isOpen) database.close();
}

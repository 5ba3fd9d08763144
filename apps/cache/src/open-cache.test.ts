import { rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLogger } from '@langflix/telemetry';
import { temporaryFolder, waitFor } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { openCache } from './open-cache.ts';
import type { Cache } from './open-cache.ts';

type TestedCache = Cache & { size(): Promise<number> };

const log = createLogger({ service: 'cache', level: 'silent' });
let folder: TemporaryFolder;
const opened: Cache[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  for (const cache of opened.splice(0)) await cache.close();
  await folder[Symbol.asyncDispose]();
});

type Settings = Parameters<typeof openCache>[0];

function open(cache: Partial<Settings['cache']> = {}): TestedCache {
  const settings = { store: 'memory', maxEntries: 100, ttlHours: 24, ...cache } as Settings['cache'];
  const made = openCache({ cache: settings, output: { directory: folder.path } }, log);
  opened.push(made);
  return { ...made, size: async () => (await made.figures()).entries };
}
const openFile = (cache: Partial<Settings['cache']> = {}): TestedCache => open({ store: 'file', ...cache });
const file = (): string => join(folder.path, '.langflix', 'cache.sqlite');

describe.each(['memory', 'file'] as const)('a cache in %s', (store) => {
  test('gives back what was set, of every JSON kind', async () => {
    const { keyv, size } = open({ store });
    const values = {
      text: '안녕',
      list: [1, 2.5],
      nested: { a: { b: null } },
      none: null,
      no: false,
      zero: 0,
      empty: '',
    };
    for (const [key, value] of Object.entries(values)) expect(await keyv.set(key, value)).toBe(true);
    for (const [key, value] of Object.entries(values)) expect(await keyv.get(key)).toEqual(value);
    expect(await size()).toBe(7);
    expect(await keyv.get('nothing')).toBeUndefined();
  });

  test('takes any key as it is', async () => {
    const { keyv } = open({ store });
    const keys = ["'; DROP TABLE entries; --", '../../etc/passwd', 'a:b', 'ключ', '__proto__', '\u0000', ' '];
    for (const key of keys) await keyv.set(key, key);
    for (const key of keys) expect(await keyv.get(key)).toBe(key);
  });

  test('replaces, deletes and clears', async () => {
    const { keyv, size } = open({ store });
    await keyv.set('a', 1);
    await keyv.set('a', 2);
    expect([await keyv.get('a'), await size()]).toEqual([2, 1]);
    expect([await keyv.delete('a'), await keyv.delete('a'), await size()]).toEqual([true, false, 0]);
    await keyv.set('b', 1);
    await keyv.clear();
    expect([await keyv.has('b'), await size()]).toEqual([false, 0]);
  });

  test('forgets an entry when its time is up', async () => {
    const { keyv } = open({ store });
    await keyv.set('a', 1, 30);
    await waitFor(async () => (await keyv.get('a')) === undefined);
    expect(await keyv.has('a')).toBe(false);
  });

  test('keeps no more entries than it may', async () => {
    const { keyv, size } = open({ store, maxEntries: 3 });
    for (const key of ['a', 'b', 'c', 'd', 'e']) await keyv.set(key, key);
    expect(await size()).toBe(3);
    expect([await keyv.get('b'), await keyv.get('c'), await keyv.get('e')]).toEqual([undefined, 'c', 'e']);
  });

  test('keeps a value of 512 KB', async () => {
    const { keyv } = open({ store });
    const value = '한'.repeat(170_000);
    expect(await keyv.set('large', value)).toBe(true);
    expect(await keyv.get('large')).toBe(value);
  });
});

test('a cache in memory stays within 32 MB of text', async () => {
  const { keyv, size } = open({ maxEntries: 10_000 });
  const value = 'x'.repeat(512 * 1024);
  for (let i = 0; i < 50; i += 1) await keyv.set(`key ${i}`, value);
  expect(await size()).toBe(31);
  expect(await keyv.get('key 49')).toBe(value);
});

describe('a cache in a file', () => {
  test('is there again after a restart, with its bound', async () => {
    const first = openFile({ maxEntries: 3 });
    for (const key of ['a', 'b', 'c']) await first.keyv.set(key, { key });
    await first.close();
    const { keyv, size } = openFile({ maxEntries: 3 });
    expect([await keyv.get('a'), await size()]).toEqual([{ key: 'a' }, 3]);
    await keyv.set('d', 1);
    expect([await keyv.get('a'), await keyv.get('b'), await size()]).toEqual([undefined, { key: 'b' }, 3]);
  });

  test('lies where the settings say', async () => {
    const path = join(folder.path, 'deep', 'er', 'answers.db');
    await openFile({ path }).keyv.set('a', 1);
    expect(await readdir(join(folder.path, 'deep', 'er'))).toContain('answers.db');
  });

  test('drops at the start what has expired meanwhile', async () => {
    const first = openFile();
    await first.keyv.set('a', 1, 20);
    await first.keyv.set('b', 1);
    await waitFor(async () => !(await first.keyv.has('a')));
    await first.close();
    expect(await openFile().size()).toBe(1);
  });

  test('starts empty when the file is corrupt, and keeps the corrupt one beside it', async () => {
    await mkdir(join(folder.path, '.langflix'));
    await writeFile(file(), 'no database, and long enough to be taken for a header of one '.repeat(100));
    const { keyv, size } = openFile();
    expect(await size()).toBe(0);
    expect(await keyv.set('a', 1)).toBe(true);
    expect(await readFile(`${file()}.corrupt`, 'utf8')).toMatch(/^no database/);
  });

  test('goes on with an empty file when it turns out corrupt while running', async () => {
    const before = openFile();
    for (let i = 0; i < 100; i += 1) await before.keyv.set(`key ${i}`, 'x'.repeat(5000));
    await before.close();
    const bytes = await readFile(file());
    bytes.fill(0xa5, 20_000);
    await writeFile(file(), bytes);
    const { keyv } = openFile();
    for (let i = 0; i < 100; i += 1) await keyv.get(`key ${i}`);
    expect(await keyv.set('new', 1)).toBe(true);
    expect(await keyv.get('new')).toBe(1);
    expect(await readdir(join(folder.path, '.langflix'))).toContain('cache.sqlite.corrupt');
  });

  test('leaves the database of another program alone, and says what to do', () => {
    const path = join(folder.path, 'other.db');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE theirs (a)');
    other.close();
    expect(() => openFile({ path })).toThrow(/other\.db.*another program.*cache\.path/);
  });

  test('says what to do when the path cannot be written', () => {
    const blocked = join(folder.path, 'blocked');
    writeFileSync(blocked, '');
    const path = join(blocked, 'cache.db');
    expect(() => openFile({ path })).toThrow(expect.objectContaining({ code: 'cache_store_unusable' }));
    rmSync(blocked);
  });
});

test('a cache on a Redis server asks for its address', () => {
  expect(() => open({ store: 'redis' })).toThrow(/cache\.url \(LANGFLIX_CACHE_URL\)/);
});

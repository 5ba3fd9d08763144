import { describe, expect, test } from '@jest/globals';
import {
  cacheDeleteReply,
  cacheGetReply,
  cacheGetRequest,
  cacheSetReply,
  cacheSetRequest,
  cacheStatsReply,
} from '@langflix/contracts';
import { createLogger } from '@langflix/telemetry';
import { Keyv } from 'keyv';
import { MAX_VALUE_BYTES, createEndpoints } from './endpoints.ts';
import { openCache } from './open-cache.ts';
import type { Cache } from './open-cache.ts';

const log = createLogger({ service: 'cache', level: 'silent' });

function makeEndpoints(): ReturnType<typeof createEndpoints> {
  const cache = { store: 'memory', maxEntries: 10, ttlHours: 1 } as const;
  return createEndpoints(openCache({ cache, output: { directory: '/nowhere' } } as never, log), log);
}

/** A cache on this Keyv that knows no figures. */
function aCache(keyv: Keyv): Cache {
  let failures = 0;
  keyv.on('error', () => (failures += 1));
  const figures = (): Promise<never> => Promise.reject(new Error('away'));
  return { keyv, figures, failures: () => failures, close: async () => undefined };
}

describe('the cache answers', () => {
  test('a get with the value, or with no hit', async () => {
    const { get, set } = makeEndpoints();
    expect(cacheGetReply.parse(await get.handle({ key: 'a' }))).toEqual({ hit: false });
    expect(cacheSetReply.parse(await set.handle({ key: 'a', value: { x: [1] } }))).toEqual({ stored: true });
    expect(cacheGetReply.parse(await get.handle({ key: 'a' }))).toEqual({ hit: true, value: { x: [1] } });
  });

  test('a stored null as a hit', async () => {
    const { get, set } = makeEndpoints();
    await set.handle({ key: 'a', value: null });
    expect(await get.handle({ key: 'a' })).toEqual({ hit: true, value: null });
  });

  test('a delete with whether there was anything', async () => {
    const { set, delete: remove } = makeEndpoints();
    await set.handle({ key: 'a', value: 1 });
    expect(cacheDeleteReply.parse(await remove.handle({ key: 'a' }))).toEqual({ deleted: true });
    expect(cacheDeleteReply.parse(await remove.handle({ key: 'a' }))).toEqual({ deleted: false });
  });

  test('a set beyond 512 KB with a refusal, and keeps what was there', async () => {
    const { get, set } = makeEndpoints();
    await set.handle({ key: 'a', value: 'small' });
    const value = '한'.repeat(MAX_VALUE_BYTES / 3 + 1);
    expect(await set.handle({ key: 'a', value })).toEqual({ stored: false });
    expect(await get.handle({ key: 'a' })).toEqual({ hit: true, value: 'small' });
  });

  test('stats with what it did', async () => {
    const { get, set, delete: remove, stats } = makeEndpoints();
    await set.handle({ key: 'a', value: 1 });
    await set.handle({ key: 'b', value: 1 });
    await get.handle({ key: 'a' });
    await get.handle({ key: 'c' });
    await remove.handle({ key: 'b' });
    expect(cacheStatsReply.parse(await stats.handle(undefined))).toEqual({
      replica: expect.any(String),
      hits: 1,
      misses: 1,
      sets: 2,
      deletes: 1,
      entries: 1,
      evictions: 0,
      failures: 0,
      // Of the entry that is left, as the process holds it.
      bytes: expect.any(Number),
    });
  });

  test('stats with how many entries had to make room', async () => {
    const { set, stats } = makeEndpoints();
    for (let i = 0; i < 13; i += 1) await set.handle({ key: `key ${i}`, value: i });
    expect(await stats.handle(undefined)).toMatchObject({ sets: 13, entries: 10, evictions: 3 });
  });

  test('no time longer than the configured one', async () => {
    const keyv = new Keyv({ ttl: 1000 });
    const { set } = createEndpoints(aCache(keyv), log);
    await set.handle({ key: 'a', value: 1, ttlMs: 1_000_000 });
    const raw = (await keyv.getRaw('a')) as { expires: number };
    expect(raw.expires - Date.now()).toBeLessThanOrEqual(1000);
  });
});

test('a failing store is a miss and a refusal, never an error', async () => {
  const broken = async (): Promise<never> => {
    throw new Error('disk I/O error');
  };
  const store = {
    get: broken,
    set: broken,
    delete: broken,
    clear: broken,
    has: broken,
    capabilities: { expires: true },
  };
  const keyv = new Keyv({ store });
  const { get, set, delete: remove, stats } = createEndpoints(aCache(keyv), log);
  expect(await get.handle({ key: 'a' })).toEqual({ hit: false });
  expect(await set.handle({ key: 'a', value: 1 })).toEqual({ stored: false });
  expect(await remove.handle({ key: 'a' })).toEqual({ deleted: false });
  expect(await stats.handle(undefined)).toMatchObject({ misses: 1, sets: 0, failures: 3, entries: 0 });
});

test('a key is text of 1 to 200 characters', () => {
  expect(cacheGetRequest.safeParse({ key: '' }).success).toBe(false);
  expect(cacheGetRequest.safeParse({ key: 'k'.repeat(200) }).success).toBe(true);
  expect(cacheSetRequest.safeParse({ key: 'k'.repeat(201), value: 1 }).success).toBe(false);
  expect(cacheSetRequest.safeParse({ key: 'k', value: 1, ttlMs: 0 }).success).toBe(false);
});

import { z } from 'zod';
import { choice, integer, optionalPath, secret } from '../field.ts';
import type { Field, SettingsOf } from '../field.ts';

export const CACHE_STORES = ['memory', 'file', 'redis'] as const;

/** Secret as a whole: a user and password may stand in it. */
const redisUrl: Field<string | undefined> = {
  ...secret({
    doc: 'Redis or Valkey server of the store redis: redis://[user:password@]host:port[/database], or rediss:// for TLS',
  }),
  schema: z.string().regex(/^rediss?:\/\/[^\s\0]+$/),
  expected: 'a URL that begins with redis:// or rediss://',
};

export const cacheFields = {
  store: choice(CACHE_STORES, {
    byDefault: 'file',
    doc: 'Where answers are kept: in memory until the service stops, in a file, or on a Redis or Valkey server',
  }),
  path: optionalPath({ doc: 'File of the store file; by default one in the state folder of the output' }),
  url: redisUrl,
  maxEntries: integer({
    min: 1,
    max: 1_000_000,
    byDefault: 10_000,
    doc: 'Most answers kept in memory or in the file; the oldest go first. A Redis server has its own limit (maxmemory)',
  }),
  ttlHours: integer({
    min: 1,
    max: 8760,
    byDefault: 720,
    doc: 'Hours that an answer is kept, in every store',
  }),
};

export type CacheConfig = SettingsOf<typeof cacheFields>;

/** The four requests the cache answers. Bodies and replies are those of libs/contracts. */
import { randomUUID } from 'node:crypto';
import {
  CACHE_SUBJECTS,
  cacheDeleteRequest,
  cacheGetRequest,
  cacheSetRequest,
  cacheStatsRequest,
} from '@langflix/contracts';
import type { CacheStats } from '@langflix/contracts';
import type { Endpoint } from '@langflix/messaging';
import type { Logger } from '@langflix/telemetry';
import type { Cache } from './open-cache.ts';

/** Of the value as JSON: a NATS message holds 1 MB, and an answer is one message. */
export const MAX_VALUE_BYTES = 512 * 1024;

/** Lets the compiler find the body's type in the schema. */
const endpoint = <Body>(made: Endpoint<Body>): Endpoint<Body> => made;

/** A store that fails answers as an empty one would: a cache may cost time, never an analysis. */
export function createEndpoints(cache: Cache, log: Logger) {
  const { keyv } = cache;
  const replica = randomUUID();
  const counts = { hits: 0, misses: 0, sets: 0, deletes: 0 };
  return {
    get: endpoint({
      subject: CACHE_SUBJECTS.get,
      schema: cacheGetRequest,
      async handle({ key }) {
        const value: unknown = await keyv.get(key);
        counts[value === undefined ? 'misses' : 'hits'] += 1;
        return value === undefined ? { hit: false } : { hit: true, value };
      },
    }),
    set: endpoint({
      subject: CACHE_SUBJECTS.set,
      schema: cacheSetRequest,
      async handle({ key, value, ttlMs }) {
        const bytes = Buffer.byteLength(JSON.stringify(value));
        if (bytes > MAX_VALUE_BYTES) log.warn({ bytes, limit: MAX_VALUE_BYTES }, 'value too large to keep');
        const longest = keyv.ttl ?? Infinity;
        const stored =
          bytes <= MAX_VALUE_BYTES && (await keyv.set(key, value, Math.min(ttlMs ?? longest, longest)));
        if (stored) counts.sets += 1;
        return { stored };
      },
    }),
    delete: endpoint({
      subject: CACHE_SUBJECTS.delete,
      schema: cacheDeleteRequest,
      async handle({ key }) {
        const deleted = await keyv.delete(key);
        if (deleted) counts.deletes += 1;
        return { deleted };
      },
    }),
    stats: endpoint({
      subject: CACHE_SUBJECTS.stats,
      schema: cacheStatsRequest,
      handle: async (): Promise<CacheStats> => {
        const figures = await cache.figures().catch(() => NOTHING_KNOWN);
        return { replica, ...counts, ...figures, failures: cache.failures() };
      },
    }),
  };
}

/** Of a store that does not answer. */
const NOTHING_KNOWN = { entries: 0, evictions: 0 };

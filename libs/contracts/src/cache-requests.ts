import { z } from 'zod';

/** The cache service: NATS micro-service of this name, one subject per operation. Bodies are JSON. */
export const CACHE_SERVICE = 'langflix-cache';
export const CACHE_SUBJECTS = {
  get: 'langflix.cache.get',
  set: 'langflix.cache.set',
  delete: 'langflix.cache.delete',
  stats: 'langflix.cache.stats',
} as const;

const key = z.string().min(1).max(200);

export const cacheGetRequest = z.object({ key });
/** `hit: false` has no value. */
export const cacheGetReply = z.object({ hit: z.boolean(), value: z.json().optional() });
/** `ttlMs` absent: kept until evicted. */
export const cacheSetRequest = z.object({ key, value: z.json(), ttlMs: z.int().positive().optional() });
export const cacheDeleteRequest = z.object({ key });
export const cacheDeleteReply = z.object({ deleted: z.boolean() });
export const cacheStatsReply = z.object({
  hits: z.int().nonnegative(),
  misses: z.int().nonnegative(),
  sets: z.int().nonnegative(),
  deletes: z.int().nonnegative(),
  entries: z.int().nonnegative(),
});
export type CacheStats = z.infer<typeof cacheStatsReply>;

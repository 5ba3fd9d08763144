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
/** Value as JSON: 512 KB at most. `ttlMs` absent, or above the service's own limit: that limit (`cache.ttl_hours`). */
export const cacheSetRequest = z.object({ key, value: z.json(), ttlMs: z.int().positive().optional() });
/** False when the value is too large or the store cannot write. */
export const cacheSetReply = z.object({ stored: z.boolean() });
export const cacheDeleteRequest = z.object({ key });
export const cacheDeleteReply = z.object({ deleted: z.boolean() });
/** The body does not matter. */
export const cacheStatsRequest = z.unknown();
/** Counted since the service started; `entries` includes those that have expired unseen. */
export const cacheStatsReply = z.object({
  /** Who counted: each replica counts for itself, and one of them answers. */
  replica: z.string().optional(),
  hits: z.int().nonnegative(),
  misses: z.int().nonnegative(),
  sets: z.int().nonnegative(),
  deletes: z.int().nonnegative(),
  entries: z.int().nonnegative(),
  /** Removed to make room, since the service started. */
  evictions: z.int().nonnegative().default(0),
  /** Asked while the store could not answer, counted as misses too. */
  failures: z.int().nonnegative().default(0),
  /** Size of what is kept, bytes; absent where the store cannot tell. */
  bytes: z.int().nonnegative().optional(),
});
export type CacheStats = z.infer<typeof cacheStatsReply>;

import { choice, integer, optionalPath } from '../field.ts';
import type { SettingsOf } from '../field.ts';

export const CACHE_STORES = ['memory', 'file'] as const;

export const cacheFields = {
  store: choice(CACHE_STORES, {
    byDefault: 'memory',
    doc: 'Where answers are kept: in memory until the service stops, or in a file',
  }),
  path: optionalPath({ doc: 'File of the store; by default one in the state folder of the output' }),
  maxEntries: integer({
    min: 1,
    max: 1_000_000,
    byDefault: 10_000,
    doc: 'Most answers kept; the oldest go first',
  }),
  ttlHours: integer({ min: 1, max: 8760, byDefault: 720, doc: 'Hours that an answer is kept' }),
};

export type CacheConfig = SettingsOf<typeof cacheFields>;

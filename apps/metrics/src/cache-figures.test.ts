import { describe, expect, test } from '@jest/globals';
import type { CacheStats } from '@langflix/contracts';
import { Registry } from 'prom-client';
import { createCacheFigures } from './cache-figures.ts';

const none = { hits: 0, misses: 0, sets: 0, deletes: 0, entries: 0, evictions: 0, failures: 0 };

/** Scrapes once per answer; undefined is a service that does not answer. */
async function scrapeAll(answers: readonly (Partial<CacheStats> | undefined)[]): Promise<string> {
  const registry = new Registry();
  const left = [...answers];
  const request = async (): Promise<unknown> => {
    const answer = left.shift();
    if (answer === undefined) throw new Error('no answer');
    return { ...none, ...answer };
  };
  const { refresh } = createCacheFigures(registry, {
    request: request as never,
    isConnected: () => true,
  });
  while (left.length > 0) await refresh();
  return registry.metrics();
}

describe('the figures of the cache', () => {
  test('are those of the service', async () => {
    const text = await scrapeAll([{ hits: 3, misses: 2, evictions: 1, failures: 4, entries: 9, bytes: 77 }]);
    for (const line of ['hits_total 3', 'misses_total 2', 'evictions_total 1', 'failures_total 4'])
      expect(text).toContain(`langflix_cache_${line}`);
    expect(text).toContain('langflix_cache_entries 9');
    expect(text).toContain('langflix_cache_bytes 77');
    expect(text).toContain('langflix_cache_up 1');
  });

  test('go on when the service begins anew', async () => {
    expect(await scrapeAll([{ hits: 3 }, { hits: 5 }, { hits: 1 }])).toContain('langflix_cache_hits_total 6');
  });

  test('are the sum of all replicas, whichever answers', async () => {
    const answers = [
      { replica: 'a', hits: 3 },
      { replica: 'b', hits: 10 },
      { replica: 'a', hits: 4 },
    ];
    expect(await scrapeAll(answers)).toContain('langflix_cache_hits_total 14');
  });

  test('stay, and say so, while it does not answer', async () => {
    const text = await scrapeAll([{ hits: 3 }, undefined]);
    expect(text).toContain('langflix_cache_hits_total 3');
    expect(text).toContain('langflix_cache_up 0');
  });
});

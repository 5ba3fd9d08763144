import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient } from '@keyv/redis';
import { cacheStatsReply } from '@langflix/contracts';
import type { CacheStats } from '@langflix/contracts';
import { createLogger } from '@langflix/telemetry';
import { isRedisInstalled, startRedisServer, waitFor } from '@langflix/testing';
import type { RedisServer } from '@langflix/testing';
import { createEndpoints } from './endpoints.ts';
import { openCache } from './open-cache.ts';
import { createRedisStore } from './redis-store.ts';

const PASSWORD = 'correct-horse-battery';

// Where no server can be had the rest of the system is tested all the same.
(isRedisInstalled ? describe : describe.skip)('a cache on a Redis or Valkey server', () => {
  let stack: AsyncDisposableStack;
  let server: RedisServer;
  let logged: string;
  let output: PassThrough;

  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    server = stack.use(await startRedisServer({ password: PASSWORD, args: ['--maxmemory', '3mb'] }));
    output = new PassThrough();
    logged = '';
    output.on('data', (chunk) => (logged += String(chunk)));
  });
  afterEach(() => stack.disposeAsync());

  const log = () => createLogger({ service: 'cache', level: 'debug', destination: output });

  /** A replica of the cache service, without NATS. */
  function openReplica(url = server.url) {
    const cache = { store: 'redis', url, maxEntries: 10, ttlHours: 1 } as const;
    const opened = openCache({ cache, output: { directory: '/nowhere' } }, log());
    stack.defer(() => opened.close());
    return createEndpoints(opened, log());
  }
  type Replica = ReturnType<typeof openReplica>;

  const statsOf = async (replica: Replica): Promise<CacheStats> =>
    cacheStatsReply.parse(await replica.stats.handle(undefined));

  /** Settles when the replica has its server. */
  const writes = (replica: Replica, key: string, value: string | number | object) =>
    waitFor(
      async () => ((await replica.set.handle({ key, value: value as never })) as { stored: boolean }).stored,
    );

  test('keeps values of every JSON kind for all replicas', async () => {
    const [one, two] = [openReplica(), openReplica()];
    await writes(one, 'a', { line: '안녕', none: null });
    await writes(two, 'large', '한'.repeat(170_000));
    expect(await two.get.handle({ key: 'a' })).toEqual({ hit: true, value: { line: '안녕', none: null } });
    expect(await one.get.handle({ key: 'large' })).toEqual({ hit: true, value: '한'.repeat(170_000) });
    expect(await one.delete.handle({ key: 'a' })).toEqual({ deleted: true });
    expect(await two.get.handle({ key: 'a' })).toEqual({ hit: false });
    const stats = await statsOf(two);
    expect(stats).toMatchObject({ hits: 1, misses: 1, sets: 1, deletes: 0, entries: 1, evictions: 0 });
    expect(stats.bytes).toBeGreaterThan(500_000);
  });

  test('lets entries go when their time is over', async () => {
    const replica = openReplica();
    await writes(replica, 'long', 1);
    await replica.set.handle({ key: 'short', value: 1, ttlMs: 30 });
    await waitFor(async () => (await statsOf(replica)).entries === 1);
    expect(await replica.get.handle({ key: 'long' })).toEqual({ hit: true, value: 1 });
  });

  test('says what a full server did: it refuses, or evicts as it is told to', async () => {
    const replica = openReplica();
    await writes(replica, 'first', 1);
    await statsOf(replica);
    const value = 'x'.repeat(400_000);
    const fill = async (prefix: string): Promise<boolean[]> => {
      const stored: boolean[] = [];
      for (let i = 0; i < 12; i += 1) {
        stored.push(
          ((await replica.set.handle({ key: `${prefix}${i}`, value })) as { stored: boolean }).stored,
        );
      }
      return stored;
    };
    expect(await fill('refused')).toContain(false);
    expect((await statsOf(replica)).failures).toBeGreaterThan(0);
    await adminOf(server.url, (admin) => admin.configSet('maxmemory-policy', 'allkeys-lru'));
    expect(await fill('evicting')).not.toContain(false);
    expect((await statsOf(replica)).evictions).toBeGreaterThan(0);
  });

  test('that is not there answers as an empty one at once, and is used as soon as it comes', async () => {
    await server.kill();
    const replica = openReplica();
    for (let i = 0; i < 20; i += 1) expect(await replica.get.handle({ key: 'a' })).toEqual({ hit: false });
    expect(await replica.set.handle({ key: 'a', value: 1 })).toEqual({ stored: false });
    expect(await statsOf(replica)).toMatchObject({ hits: 0, misses: 20, failures: 21 });
    await server.start();
    await writes(replica, 'a', 1);
    expect(await replica.get.handle({ key: 'a' })).toEqual({ hit: true, value: 1 });
  });

  test('that hangs is waited for once, and not asked again until it answers', async () => {
    const replica = openReplica();
    await writes(replica, 'a', 1);
    process.kill(server.pid, 'SIGSTOP');
    for (let i = 0; i < 20; i += 1) expect(await replica.get.handle({ key: 'a' })).toEqual({ hit: false });
    process.kill(server.pid, 'SIGCONT');
    expect(await adminOf(server.url, (admin) => admin.info('commandstats'))).toMatch(/cmdstat_get:calls=1,/);
    await waitFor(async () => ((await replica.get.handle({ key: 'a' })) as { hit: boolean }).hit);
  });

  test('that hangs for long gets a new connection', async () => {
    const store = createRedisStore({ url: server.url, log: log(), stallMs: 200 });
    stack.defer(() => store.disconnect());
    await waitFor(() => store.set('a', '1').catch(() => false));
    process.kill(server.pid, 'SIGSTOP');
    await expect(store.get('a')).rejects.toThrow('within 40 ms');
    await waitFor(() => logged.includes('connecting again'));
    process.kill(server.pid, 'SIGCONT');
    expect(await waitFor(() => store.get('a').catch(() => undefined))).toBe('1');
  });

  test('logs no password, also when it is refused', async () => {
    openReplica(server.url.replace(PASSWORD, 'wrong-horse'));
    await waitFor(() => logged.includes('WRONGPASS'));
    await writes(openReplica(), 'a', 1);
    await server.kill();
    await waitFor(() => logged.includes('Socket closed'));
    expect(logged).not.toMatch(/horse/);
  });
});

const connectTo = (url: string) => createClient({ url });

async function adminOf<T>(url: string, ask: (admin: ReturnType<typeof connectTo>) => Promise<T>): Promise<T> {
  const admin = connectTo(url);
  await admin.connect();
  return ask(admin).finally(() => admin.destroy());
}

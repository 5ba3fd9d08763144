import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CACHE_SUBJECTS, cacheGetReply, cacheSetReply, cacheStatsReply } from '@langflix/contracts';
import { connectMessaging, provision } from '@langflix/messaging';
import type { Messaging } from '@langflix/messaging';
import { createLogger } from '@langflix/telemetry';
import { startNatsServer, startProcess, temporaryFolder } from '@langflix/testing';
import type { GuardedProcess } from '@langflix/testing';

const log = createLogger({ service: 'test', level: 'silent' });
const main = new URL('main.ts', import.meta.url).pathname;
let stack: AsyncDisposableStack;
let server: Awaited<ReturnType<typeof startNatsServer>>;
let messaging: Messaging;
let folder: string;

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  server = stack.use(await startNatsServer());
  folder = stack.use(await temporaryFolder()).path;
  const nats = { servers: [server.url], ackWaitMs: 1000, maxAgeHours: 1, replicas: 1 };
  messaging = await connectMessaging({ nats, name: 'test', log });
  stack.defer(() => messaging.close());
  await provision(messaging, nats);
});
afterEach(() => stack.disposeAsync());

async function startCache(store: 'memory' | 'file'): Promise<GuardedProcess> {
  const service = await startProcess({
    command: process.execPath,
    args: [main],
    cwd: folder,
    env: {
      LANGFLIX_NATS_SERVERS: server.url,
      LANGFLIX_CACHE_STORE: store,
      LANGFLIX_OUTPUT_DIRECTORY: folder,
      NODE_OPTIONS: '',
    },
  });
  stack.use(service);
  await service.waitForLine('service ready');
  return service;
}

const get = (key: string): Promise<unknown> =>
  messaging.request(CACHE_SUBJECTS.get, { key }, { timeoutMs: 5000, schema: cacheGetReply });
const set = (key: string, value: unknown): Promise<unknown> =>
  messaging.request(CACHE_SUBJECTS.set, { key, value }, { timeoutMs: 5000, schema: cacheSetReply });

describe('the cache service', () => {
  test('answers over NATS, values of 512 KB included, and ends on SIGTERM', async () => {
    const service = await startCache('memory');
    const large = 'x'.repeat(512 * 1024 - 2);
    expect(await set('a', { line: '안녕' })).toEqual({ stored: true });
    expect(await set('large', large)).toEqual({ stored: true });
    expect(await get('a')).toEqual({ hit: true, value: { line: '안녕' } });
    expect(await get('large')).toEqual({ hit: true, value: large });
    expect(await get('b')).toEqual({ hit: false });
    const stats = messaging.request(CACHE_SUBJECTS.stats, null, { timeoutMs: 5000, schema: cacheStatsReply });
    expect(await stats).toMatchObject({
      hits: 2,
      misses: 1,
      sets: 2,
      deletes: 0,
      entries: 2,
      evictions: 0,
      failures: 0,
    });
    expect((await stats).bytes).toBeGreaterThan(512 * 1024);
    await expect(get('')).rejects.toThrow(/key/);
    expect(await service.kill('SIGTERM')).toBe(0);
  });

  test('in a file keeps its entries over kill -9', async () => {
    const service = await startCache('file');
    await set('a', 1);
    await service.kill('SIGKILL');
    await startCache('file');
    expect(await get('a')).toEqual({ hit: true, value: 1 });
  });
});

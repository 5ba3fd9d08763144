import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  CACHE_SUBJECTS,
  chunkAnalyzed,
  chunkReady,
  emit,
  episodeCompleted,
  quotaKey,
} from '@langflix/contracts';
import { connectMessaging, provision } from '@langflix/messaging';
import type { Messaging } from '@langflix/messaging';
import { createLogger } from '@langflix/telemetry';
import {
  aChunkAnalyzed,
  aChunkReady,
  anEpisodeCompleted,
  anEpisodeSubmitted,
  startNatsServer,
  startProcess,
  temporaryFolder,
  waitFor,
} from '@langflix/testing';
import type { GuardedProcess } from '@langflix/testing';

const quotaOf = { project: 'default', model: 'gemini-2.5-flash' };
const limits = { requestsPerMinute: 10, tokensPerMinute: 250_000, requestsPerDay: 250 };
const log = createLogger({ service: 'test', level: 'silent' });
const main = new URL('main.ts', import.meta.url).pathname;
/** Whatever the question is. */
const anything = { safeParse: (data: unknown) => ({ success: true as const, data }) };
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
  await provision(messaging, nats, [{ key: quotaKey(quotaOf), ...limits }]);
});
afterEach(() => stack.disposeAsync());

/** Starts the service and returns what fetches its figures. */
async function startMetrics(): Promise<{ service: GuardedProcess; scrape(): Promise<string> }> {
  const service = await startProcess({
    command: process.execPath,
    args: [main],
    cwd: folder,
    env: { LANGFLIX_NATS_SERVERS: server.url, NODE_OPTIONS: '' },
  });
  stack.use(service);
  const line = JSON.parse(await service.waitForLine('service ready')) as { healthPort: number };
  const url = `http://127.0.0.1:${line.healthPort}/metrics`;
  return { service, scrape: async () => (await fetch(url)).text() };
}

async function runAJob(id: string): Promise<void> {
  const { job } = await messaging.submitEpisode(anEpisodeSubmitted(), { id });
  await messaging.publishFact(emit(chunkReady, aChunkReady({ job })));
  await messaging.publishFact(emit(chunkAnalyzed, aChunkAnalyzed({ job })));
  await messaging.publishFact(emit(episodeCompleted, anEpisodeCompleted({ job })));
}

describe('the metrics service', () => {
  test('counts what happened before it started and what happens then, and again after kill -9', async () => {
    await runAJob('first');
    const before = await startMetrics();
    await waitFor(async () =>
      (await before.scrape()).includes('langflix_jobs_ended_total{outcome="complete"} 1'),
    );
    await runAJob('second');
    const both = 'langflix_jobs_ended_total{outcome="complete"} 2';
    const text = await waitFor(async () => {
      const page = await before.scrape();
      return page.includes(both) ? page : undefined;
    });
    expect(text).toContain('langflix_jobs_submitted_total 2');
    expect(text).toContain('langflix_chunks_total{outcome="analyzed"} 2');
    expect(text).toContain('langflix_chunk_duration_seconds_count{outcome="analyzed"} 2');
    expect(text).toContain('langflix_consumer_pending_messages{consumer="ingest__accept-episode"} 2');
    expect(text).toContain('langflix_broker_connected 1');
    await before.service.kill('SIGKILL');
    const after = await startMetrics();
    await waitFor(async () => (await after.scrape()).includes(both));
    expect(await after.service.kill('SIGTERM')).toBe(0);
  });

  test('tells how far the quota is used, and what the cache counts, once there is one', async () => {
    const quota = await messaging.openQuota({ key: quotaKey(quotaOf), ...limits });
    expect(await quota.take(1000)).toMatchObject({ granted: true });
    const { scrape } = await startMetrics();
    const label = 'model="gemini-2.5-flash",limit="requests_per';
    await waitFor(async () => (await scrape()).includes(`langflix_quota_used{${label}_minute"} 1`));
    const text = await scrape();
    expect(text).toContain(`langflix_quota_limit{${label}_day"} 250`);
    expect(text).toContain('langflix_cache_up 0');
    const stats = { hits: 5, misses: 1, sets: 1, deletes: 0, entries: 1 };
    const endpoint = { subject: CACHE_SUBJECTS.stats, schema: anything, handle: async () => stats };
    const service = { service: 'a-cache', version: '1.0.0', endpoints: { stats: endpoint } };
    stack.defer((await messaging.serveRequests(service)).stop);
    await waitFor(async () => (await scrape()).includes('langflix_cache_hits_total 5'));
  });

  test('goes on after the broker was killed, and says so meanwhile', async () => {
    const { scrape } = await startMetrics();
    await server.kill();
    await waitFor(async () => (await scrape()).includes('langflix_broker_connected 0'));
    await server.start();
    await runAJob('late');
    await waitFor(async () => (await scrape()).includes('langflix_jobs_ended_total{outcome="complete"} 1'));
  });
});

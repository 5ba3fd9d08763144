/**
 * What happens seldom, each under its own user: nobody is refused anything. With the journey in apps/e2e it shows of
 * every permission that it is needed; a permission that neither uses is one too many.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  CONSUMERS,
  JOBS_BUCKET,
  QUOTA_BUCKET,
  analyzerGate,
  episodeCompleted,
  filterOf,
  jobEntry,
  jobIdOf,
} from '@langflix/contracts';
import type { ConsumerName } from '@langflix/contracts';
import {
  aJobEntry,
  anEpisodeSubmitted,
  readBrokerTrace,
  startNatsServer,
  temporaryFolder,
  waitFor,
} from '@langflix/testing';
import type { NatsServer, TemporaryFolder } from '@langflix/testing';
import type { JsMsg } from 'nats';
import { brokerOf } from '../src/broker.ts';
import { readUncounted, writeUncounted } from '../src/uncounted.ts';
import { QUOTA, guardedConfiguration, openGuardedBroker } from './guarded-broker.ts';
import type { GuardedBroker } from './guarded-broker.ts';

let folder: TemporaryFolder;
let server: NatsServer;
let broker: GuardedBroker;
const logFile = (): string => join(folder.path, 'nats.log');

beforeAll(async () => {
  folder = await temporaryFolder();
  const configuration = join(folder.path, 'accounts.conf');
  await writeFile(configuration, guardedConfiguration());
  server = await startNatsServer({ args: ['-c', configuration, '-V', '-l', logFile()] });
  broker = await openGuardedBroker(server.url);
});
afterAll(async () => {
  for (const it of [broker, server, folder]) await it[Symbol.asyncDispose]();
});

async function expectNoViolation(): Promise<void> {
  expect((await readBrokerTrace(logFile())).violations).toEqual([]);
}

const submission = (id: string) => ({ id, source: '/upstream' });

test.each(['operator', 'metrics'] as const)('%s reads all events, and those of one job', async (user) => {
  const upstream = await broker.messagingOf('upstream');
  const identity = submission(`order-of-${user}`);
  await upstream.submitEpisode(anEpisodeSubmitted(), identity);
  const reader = await broker.messagingOf(user);
  for (const which of [{}, { job: jobIdOf(identity) }]) {
    const seen: string[] = [];
    const signal = AbortSignal.timeout(20_000);
    await reader.follow({ ...which, untilNow: true, signal, onEvent: ({ id }) => void seen.push(id) });
    expect(seen).toContain(identity.id);
  }
  await expectNoViolation();
});

test.each(Object.keys(CONSUMERS) as ConsumerName[])(
  '%s counts deliveries that are no attempts',
  async (consumer) => {
    const messaging = await broker.messagingOf(CONSUMERS[consumer].app);
    const info = { deliveryCount: 3, streamSequence: 1, timestampNanos: 0 };
    const delivery = { broker: brokerOf(messaging), consumer, message: { info } as JsMsg };
    await writeUncounted(delivery, 1);
    expect(await readUncounted(delivery)).toBe(1);
    await expectNoViolation();
  },
);

test('analyzers take, give back and settle permits, and change the share of a quota that others read', async () => {
  const analyzer = await broker.messagingOf('llm-analyzer');
  const quota = await analyzer.openQuota(QUOTA);
  const taken = await quota.take(500);
  if (!taken.granted) throw new Error('not granted');
  await quota.settle(taken.permit, 600);
  await quota.giveBack(taken.permit);
  expect(await quota.setShare(0.5)).toBe(0.5);
  for (const user of ['operator', 'metrics'] as const) {
    const seen = await (await broker.messagingOf(user)).openQuota(QUOTA);
    expect((await seen.usage()).limits.requestsPerMinute).toBe(5);
  }
  await expectNoViolation();
});

test('the gate of a model is closed by an analyzer and opened by an operator', async () => {
  const gates = async (user: 'llm-analyzer' | 'operator' | 'metrics') =>
    (await broker.messagingOf(user)).openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate });
  const gate = { project: 'p', model: 'm', share: 1, changedAt: new Date(0).toISOString() };
  expect(await (await gates('llm-analyzer')).create(QUOTA.key, gate)).toBe(true);
  const changed = await (await gates('operator')).update(QUOTA.key, (it) => ({ ...it, share: 0.5 }));
  expect(changed).toMatchObject({ share: 0.5 });
  expect(await (await gates('metrics')).entries()).toHaveLength(1);
  await expectNoViolation();
});

test('a restart of the broker is survived by those who read along', async () => {
  const ledger = async (user: 'ingest' | 'operator') =>
    (await broker.messagingOf(user)).openKeyValue({ bucket: JOBS_BUCKET, schema: jobEntry });
  const written = await ledger('ingest');
  const entry = aJobEntry();
  await written.create(entry.job, entry);
  const stopping = new AbortController();
  const seen: string[] = [];
  const entries = await ledger('operator');
  const watching = (async () => {
    for await (const { value } of entries.watch({ key: entry.job, signal: stopping.signal }))
      seen.push(value.title?.series ?? '');
  })();
  await waitFor(() => seen.length === 1);
  await server.kill();
  await server.start();
  await written.update(entry.job, (it) => ({ ...it, title: { series: 'After', episode: 'S01E01' } }));
  await waitFor(() => seen.includes('After'), { timeoutMs: 30_000 });
  stopping.abort();
  await watching;
  await expectNoViolation();
  const used = [...((await readBrokerTrace(logFile())).published.get('operator') ?? [])].join('\n');
  expect(used).toMatch(/CONSUMER.INFO.KV_LANGFLIX_JOBS/);
  expect(used).toMatch(/CONSUMER.DELETE.KV_LANGFLIX_JOBS/);
});

test('upstream asks for the end of its job', async () => {
  const upstream = await broker.as('upstream');
  const subject = filterOf(episodeCompleted).replace('*', 'j1');
  const answer = await upstream.request(`langflix.API.DIRECT.GET.LANGFLIX.${subject}`);
  expect(answer.headers?.code).toBe(404);
  await expectNoViolation();
});

/** What each user of a production broker may do and what it is refused, asked of a real nats-server. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONSUMERS, EVENTS, episodeSubmitted, filterOf } from '@langflix/contracts';
import type { ConsumerName } from '@langflix/contracts';
import { startNatsServer, temporaryFolder } from '@langflix/testing';
import type { NatsServer, TemporaryFolder } from '@langflix/testing';
import { NatsError } from 'nats';
import type { NatsConnection } from 'nats';
import { NATS_USERS } from '../src/index.ts';
import type { NatsUser } from '../src/index.ts';
import { guardedConfiguration, openGuardedBroker } from './guarded-broker.ts';
import type { GuardedBroker } from './guarded-broker.ts';

let folder: TemporaryFolder;
let server: NatsServer;
let broker: GuardedBroker;
let connections: Record<NatsUser, NatsConnection>;

beforeAll(async () => {
  folder = await temporaryFolder();
  const configuration = join(folder.path, 'accounts.conf');
  await writeFile(configuration, guardedConfiguration());
  server = await startNatsServer({ args: ['-c', configuration] });
  broker = await openGuardedBroker(server.url);
  const entries = NATS_USERS.map(async (user) => [user, await broker.as(user)] as const);
  connections = Object.fromEntries(await Promise.all(entries)) as typeof connections;
});
afterAll(async () => {
  for (const it of [broker, server, folder]) await it[Symbol.asyncDispose]();
});

const isViolation = (error: unknown): boolean =>
  error instanceof NatsError && error.code === 'PERMISSIONS_VIOLATION';

/** The server answers in order: what it had to say of a request comes before the word of the flush. */
async function mayPublish(user: NatsUser, subject: string, body = 'x'): Promise<boolean> {
  const connection = connections[user];
  let isRefused = false;
  connection.request(subject, body, { timeout: 250 }).catch((error: unknown) => {
    isRefused ||= isViolation(error);
  });
  await connection.flush();
  await setImmediate();
  return !isRefused;
}

async function mayListen(user: NatsUser, subject: string): Promise<boolean> {
  const connection = connections[user];
  const refused = Promise.withResolvers<boolean>();
  const subscription = connection.subscribe(subject, {
    callback: (error) => refused.resolve(error === null),
  });
  const allowed = connection.flush().then(() => setImmediate(true));
  const may = await Promise.race([refused.promise, allowed]);
  subscription.unsubscribe();
  return may;
}

const whoMayPublish = async (subject: string, body?: string): Promise<NatsUser[]> => {
  const answers = NATS_USERS.map(async (user) => ((await mayPublish(user, subject, body)) ? [user] : []));
  return (await Promise.all(answers)).flat();
};
const whoMayListen = async (subject: string): Promise<NatsUser[]> => {
  const answers = NATS_USERS.map(async (user) => ((await mayListen(user, subject)) ? [user] : []));
  return (await Promise.all(answers)).flat();
};

const concrete = (filter: string): string => filter.replaceAll('*', 'x1');
const names = Object.keys(CONSUMERS) as ConsumerName[];

describe('an event', () => {
  test.each(EVENTS.map((contract) => [contract.name, contract] as const))(
    '%s is written by its producer only',
    async (_name, contract) => {
      const submitters = ['metrics', 'operator', 'upstream'];
      const wanted = contract === episodeSubmitted ? submitters : [contract.producer];
      expect(await whoMayPublish(concrete(filterOf(contract)))).toEqual(wanted);
    },
  );

  test.each(['episode.ingested', 'episode.rejected', 'episode.completed', 'episode.failed'])(
    '%s is heard by upstream as it comes',
    async (name) => {
      expect(await whoMayListen(`langflix.v1.job.*.${name}`)).toEqual(['upstream']);
    },
  );

  test.each(['langflix.v1.>', 'langflix.v1.job.*.chunk.ready.*', 'langflix.v1.episode.submitted', '>', '*'])(
    'cannot be picked up at %s by anybody',
    async (subject) => {
      expect(await whoMayListen(subject)).toEqual([]);
    },
  );
});

describe('the work of a durable', () => {
  test.each(names)('%s is taken and acknowledged by its app only', async (name) => {
    const { app } = CONSUMERS[name];
    expect(await whoMayPublish(`$JS.API.CONSUMER.MSG.NEXT.LANGFLIX.${name}`, '{"no_wait":true}')).toEqual([
      app,
    ]);
    expect(await whoMayPublish(`$JS.ACK.LANGFLIX.${name}.1.1.1.1.0`)).toEqual([app]);
    expect(await whoMayPublish(`$JS.ACK._.hash.LANGFLIX.${name}.1.1.1.1.0.x`)).toEqual([app]);
    expect(await whoMayPublish(`$KV.LANGFLIX_ATTEMPTS.${name}.1-1`)).toEqual([app]);
    expect(await whoMayPublish(`langflix.dlq.v1.${name}.1`)).toEqual([app]);
  });

  test('is not acknowledged by a subject that only looks like one of the newer form', async () => {
    const [encoder, ingest] = [connections['clip-encoder'], connections.ingest];
    const durable = 'clip-encoder__measure-episode';
    await ingest.jetstream().publish('langflix.v1.job.acked.episode.ingested', '{}');
    const consumer = await encoder.jetstream().consumers.get('LANGFLIX', durable);
    const inHand = async (): Promise<number> => (await consumer.info()).num_ack_pending;
    const before = await inHand();
    const taken = await consumer.next({ expires: 1_000 });
    expect(await inHand()).toBe(before + 1);
    const seq = taken?.seq ?? 0;
    const forged = `$JS.ACK.LANGFLIX.${durable}.LANGFLIX.ingest__accept-episode.${seq}.${seq}.0`;
    ingest.publish(forged, '+TERM');
    await ingest.flush();
    expect(await inHand()).toBe(before + 1);
    expect(await taken?.ackAck()).toBe(true);
  });

  test.each(names)(
    '%s is looked at by its app and by those who count, and made by provision',
    async (name) => {
      const lookers = new Set([CONSUMERS[name].app, 'metrics', 'provision', 'operator']);
      expect(new Set(await whoMayPublish(`$JS.API.CONSUMER.INFO.LANGFLIX.${name}`))).toEqual(lookers);
      const filter = filterOf(CONSUMERS[name].on);
      expect(await whoMayPublish(`$JS.API.CONSUMER.CREATE.LANGFLIX.${name}.${filter}`)).toEqual([
        'provision',
      ]);
    },
  );

  test.each(names)('%s is deleted by nobody', async (name) => {
    expect(await whoMayPublish(`$JS.API.CONSUMER.DELETE.LANGFLIX.${name}`)).toEqual([]);
  });
});

describe('the ledger', () => {
  test('is written by ingest, read by those who show it, and by nobody else', async () => {
    expect(await whoMayPublish('$KV.LANGFLIX_JOBS.x1')).toEqual(['ingest']);
    const readers = ['ingest', 'metrics', 'operator'];
    const query = '{"last_by_subj":"$KV.LANGFLIX_JOBS.x1"}';
    expect(await whoMayPublish('$JS.API.STREAM.MSG.GET.KV_LANGFLIX_JOBS', query)).toEqual(readers);
  });
});

describe('nobody may', () => {
  test.each([
    '$JS.API.STREAM.CREATE.OTHER',
    '$JS.API.STREAM.DELETE.LANGFLIX',
    '$JS.API.STREAM.PURGE.LANGFLIX',
    '$JS.API.STREAM.PURGE.KV_LANGFLIX_JOBS',
    '$JS.API.STREAM.MSG.DELETE.LANGFLIX',
    '$JS.API.STREAM.MSG.DELETE.KV_LANGFLIX_JOBS',
    '$JS.API.STREAM.SNAPSHOT.LANGFLIX',
    '$JS.API.STREAM.RESTORE.LANGFLIX',
    '$JS.API.STREAM.LIST',
    '$JS.API.CONSUMER.LIST.LANGFLIX',
    '$JS.API.CONSUMER.DURABLE.CREATE.LANGFLIX.mine',
    '$JS.API.CONSUMER.CREATE.LANGFLIX',
    '$JS.API.CONSUMER.CREATE.LANGFLIX.mine',
    '$JS.API.ACCOUNT.PURGE.LANGFLIX',
    '$SYS.REQ.SERVER.PING',
    '_INBOX.ingest.x1',
    'anything',
  ])('publish to %s', async (subject) => {
    expect(await whoMayPublish(subject)).toEqual([]);
  });

  test.each(['$JS.>', '$KV.>', '_INBOX.>', '_INBOX.*.x1', '$SYS.>', 'langflix.>'])(
    'listen on %s',
    async (subject) => {
      expect(await whoMayListen(subject)).toEqual([]);
    },
  );
});

test('an inbox is heard by its owner only', async () => {
  for (const user of NATS_USERS) expect(await whoMayListen(`_INBOX.${user}.>`)).toEqual([user]);
});

describe('upstream', () => {
  test('cannot have the broker write for it where it may not write itself', async () => {
    const subject = 'langflix.v1.job.victim.episode.completed';
    connections.upstream.publish(filterOf(episodeSubmitted), '{}', { reply: subject });
    await connections.upstream.flush();
    const stored = await connections.ingest.request(
      '$JS.API.STREAM.MSG.GET.LANGFLIX',
      JSON.stringify({ last_by_subj: subject }),
    );
    expect(stored.json()).toMatchObject({ error: { code: 404 } });
  });

  test('is told that its submission is stored, and asks for the end of a job by its subject', async () => {
    const { upstream, ingest } = connections;
    const stored = await upstream.jetstream().publish(filterOf(episodeSubmitted), '{}', { msgID: 'a' });
    expect(stored).toMatchObject({ stream: 'LANGFLIX', duplicate: false });
    const subject = 'langflix.v1.job.j9.episode.completed';
    const missing = await upstream.request(`langflix.API.DIRECT.GET.LANGFLIX.${subject}`);
    expect(missing.headers?.code).toBe(404);
    await ingest.jetstream().publish(subject, '{"done":true}');
    const found = await upstream.request(`langflix.API.DIRECT.GET.LANGFLIX.${subject}`);
    expect(found.json()).toEqual({ done: true });
  });
});

/** A whole job under the permissions of a production broker: nobody is refused anything, and nothing is granted in vain. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONSUMERS, episodeSubmitted, filterOf, quotaKey } from '@langflix/contracts';
import { NATS_USERS, connectMessaging, natsPermissions } from '@langflix/messaging';
import type { NatsUser } from '@langflix/messaging';
import { createLogger } from '@langflix/telemetry';
import { publishPlain, startProcess, waitFor } from '@langflix/testing';
import type { BrokerTrace, GuardedProcess } from '@langflix/testing';
import { makeEpisode } from './episode.ts';
import type { Episode } from './episode.ts';
import { guardedSystem } from './guarded-system.ts';
import type { GuardedSystem } from './guarded-system.ts';
import type { Outcome } from './langflix.ts';

const MINUTES = 60_000;
const FAKE_GEMINI = join(import.meta.dirname, '../../../tools/fake-gemini/main.ts');

let gemini: GuardedProcess;
let system: GuardedSystem;
let episode: Episode;

beforeAll(async () => {
  gemini = await startProcess({ command: process.execPath, args: [FAKE_GEMINI, '--json'] });
  const { url } = JSON.parse(await gemini.waitForLine('url')) as { url: string };
  system = await guardedSystem({
    LANGFLIX_LLM_BASE_URL: url,
    LANGFLIX_LLM_API_KEY: 'test',
    LANGFLIX_LLM_BUDGET_PER_JOB_USD: '1',
  });
  episode = await makeEpisode(system.folder);
}, MINUTES);

afterAll(async () => {
  await system[Symbol.asyncDispose]();
  await gemini[Symbol.asyncDispose]();
});

interface DeadLetterRow {
  readonly seq: number;
  readonly consumer: string;
  readonly subject: string;
  readonly job?: string;
}

const as = (user: string) => ({ url: system.url, user, password: system.passwordOf(user as NatsUser) });
const asOperator = (...args: readonly string[]): Promise<Outcome> => system.langflixAs('operator', ...args);

async function submitAsUpstream(data: object, id: string): Promise<string> {
  const login = { servers: [system.url], user: 'upstream', password: system.passwordOf('upstream') };
  const nats = { ...login, ackWaitMs: 1000, maxAgeHours: 72, replicas: 1 };
  const log = createLogger({ service: 'upstream', level: 'silent' });
  const messaging = await connectMessaging({ nats, name: 'upstream', log });
  const { job } = await messaging.submitEpisode(data, { id, source: '/upstream' });
  await messaging.close();
  return job;
}

test(
  'every service starts as its own user once provision has made the streams',
  async () => {
    expect(await system.langflixAs('provision', 'provision')).toMatchObject({ exitCode: 0 });
    await system.startServices();
  },
  2 * MINUTES,
);

test(
  'an upstream submission becomes a complete episode that the operator follows',
  async () => {
    const order = {
      video: pathToFileURL(episode.video).href,
      targetLanguage: 'ko',
      analyzer: 'gemini',
      maxClips: 1,
    };
    const job = await submitAsUpstream(order, 'order-1');
    const watched = await asOperator('watch', job);
    expect(watched).toMatchObject({ exitCode: 0, json: { status: 'complete', clips: 1, failed: 0 } });
    for (const path of ['/metrics', `/api/jobs/${job}`]) {
      expect([path, (await system.askMetrics(path)).status]).toEqual([path, 200]);
    }
    for (const args of [['status', job], ['report', job], ['quota'], ['quota', 'resume']]) {
      expect([args, await asOperator(...args)]).toMatchObject([args, { exitCode: 0 }]);
    }
  },
  2 * MINUTES,
);

test(
  'what nobody can read is dead-lettered by each durable and submitted again',
  async () => {
    const durables = Object.entries(CONSUMERS);
    for (const [name, { on }] of durables) {
      const subject = filterOf(on).replace('*', `junk-${name}`).replace('*', '0');
      await publishPlain(as(on.producer), { subject, text: 'no json' });
    }
    const named = { subject: episodeSubmitted.subject, text: '{}', headers: { 'Nats-Msg-Id': 'order-2' } };
    await publishPlain(as('upstream'), named);
    const letters = await waitFor(
      async () => {
        const { json } = await asOperator('dlq', 'list');
        const found = json['deadLetters'] as readonly DeadLetterRow[];
        const consumers = new Set(found.map(({ consumer }) => consumer));
        return consumers.size === durables.length && found.length > durables.length ? found : undefined;
      },
      { timeoutMs: MINUTES },
    );
    const submissions = letters.filter(({ subject }) => subject === named.subject);
    const [readable, unreadable] = [true, false].map((isNamed) =>
      submissions.find(({ job }) => (job !== undefined) === isNamed),
    );
    expect(await asOperator('dlq', 'redrive', `${unreadable?.seq}`)).toMatchObject({ exitCode: 0 });
    expect((await system.askMetrics('/api/dead-letters')).status).toBe(200);
    const redrive = `/api/dead-letters/${readable?.seq}/redrive`;
    expect((await system.askMetrics(redrive, { method: 'POST' })).status).toBe(202);
  },
  2 * MINUTES,
);

/**
 * Granted and not used above. Where it is used: libs/messaging, test/permitted-uses.int.test.ts;
 * apps/metrics, src/api; a later version of LangFlix or of nats-server.
 */
const SELDOM: readonly RegExp[] = [
  /^\$JS\.ACK\.\*\.\*\./, // the newer form, which no server uses yet
  /^\$JS\.API\.STREAM\.UPDATE\./, // a changed setting, the share of a quota
  /^\$JS\.API\.STREAM\.MSG\.DELETE\.LANGFLIX_(DAY|MINUTE)_/, // a permit that is given back
  /^\$JS\.API\.CONSUMER\.(INFO|DELETE)\.(KV_)?LANGFLIX(_JOBS|_QUOTA)?\.\*$/, // reading on after a restart of the broker
  /^\$KV\.LANGFLIX_ATTEMPTS\./, // a delivery that shutdown cut short
  /^\$JS\.API\.STREAM\.MSG\.GET\.KV_LANGFLIX_ATTEMPTS$/,
  /^langflix\.API\.DIRECT\.GET\./, // upstream was away when its job ended
];
const SELDOM_OF: Partial<Record<NatsUser, readonly string[]>> = {
  operator: ['$KV.LANGFLIX_QUOTA.>'], // a pause that is lifted
  metrics: ['$JS.API.STREAM.MSG.GET.KV_LANGFLIX_JOBS'], // a job that is submitted again
};

describe('the broker', () => {
  let trace: BrokerTrace;
  beforeAll(async () => {
    trace = await system.trace();
  });

  test('has refused nobody anything', () => {
    expect(trace.violations).toEqual([]);
  });

  test.each(NATS_USERS)('has granted %s nothing in vain', (user) => {
    const granted = natsPermissions({
      quotas: [quotaKey({ project: 'default', model: 'gemini-2.5-flash' })],
    })[user].publish.allow;
    const used = [...(trace.published.get(user) ?? [])];
    const unused = granted.filter((pattern) => !used.some((subject) => covers(pattern, subject)));
    const known = (pattern: string): boolean =>
      SELDOM.some((it) => it.test(pattern)) || (SELDOM_OF[user] ?? []).includes(pattern);
    expect(unused.filter((pattern) => !known(pattern))).toEqual([]);
  });
});

function covers(pattern: string, subject: string): boolean {
  const [wanted, tokens] = [pattern.split('.'), subject.split('.')];
  const isOpen = wanted.at(-1) === '>';
  const fixed = isOpen ? wanted.slice(0, -1) : wanted;
  const fits = fixed.every((token, i) => i < tokens.length && (token === '*' || token === tokens[i]));
  return fits && (isOpen ? tokens.length > fixed.length : tokens.length === fixed.length);
}

/** A broker as in production for trying out what docs/upstream.md prints: generated accounts, and somebody who answers for ingest. */
import { join } from 'node:path';
import { episodeSubmitted } from '@langflix/contracts';
import type { OutEvent } from '@langflix/contracts';
import { NATS_USERS, connectMessaging, passwordVariableOf, provision } from '@langflix/messaging';
import type { InEvent, Messaging, NatsSettings, NatsUser } from '@langflix/messaging';
import { createLogger } from '@langflix/telemetry';
import { startNatsServer } from '@langflix/testing';
import { ROOT } from './read-documents.ts';

const ACCOUNTS = join(ROOT, 'deploy/nats/generated/accounts.conf');

export type Submission = InEvent<typeof episodeSubmitted>;

export interface GuardedBroker extends AsyncDisposable {
  readonly url: string;
  passwordOf(user: NatsUser): string;
  /** Submissions in the order of the stream, as the services read them. */
  readonly submissions: readonly Submission[];
}

/**
 * @param answer what ingest says to a submission
 * @param config of nats-server; default: the generated accounts. One without users lets everybody in.
 */
export async function startGuardedBroker(
  answer: (submission: Submission) => readonly OutEvent[],
  config = ACCOUNTS,
): Promise<GuardedBroker> {
  const server = await startNatsServer({
    args: ['-c', config],
    env: Object.fromEntries(NATS_USERS.map((user) => [passwordVariableOf(user), passwordOf(user)])),
  });
  const opened: Messaging[] = [];
  const as = async (user: NatsUser): Promise<Messaging> => {
    const log = createLogger({ service: 'test', level: 'silent' });
    const messaging = await connectMessaging({ nats: settingsOf(server.url, user), name: user, log });
    opened.push(messaging);
    return messaging;
  };
  await provision(await as('provision'), settingsOf(server.url, 'provision'));
  const ingest = await as('ingest');
  const reader = await as('metrics');
  const submissions: Submission[] = [];
  const stopped = new AbortController();
  const following = reader.follow({
    signal: stopped.signal,
    onEvent: async (event) => {
      if (event.contract !== episodeSubmitted) return;
      submissions.push(event as Submission);
      for (const fact of answer(event as Submission)) await ingest.publishFact(fact);
    },
  });
  return {
    url: server.url,
    passwordOf,
    submissions,
    [Symbol.asyncDispose]: async () => {
      stopped.abort();
      await following;
      for (const it of opened) await it.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const passwordOf = (user: NatsUser): string => `secret-of-${user}`;

function settingsOf(url: string, user: NatsUser): NatsSettings {
  const login = { servers: [url], user, password: passwordOf(user) };
  return { ...login, ackWaitMs: 2000, maxAgeHours: 72, replicas: 1 };
}

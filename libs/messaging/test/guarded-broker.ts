/** A nats-server with the accounts, users and permissions of a production broker; each password is the variable's name. */
import { quotaKey } from '@langflix/contracts';
import { createLogger } from '@langflix/telemetry';
import { connect } from 'nats';
import type { NatsConnection } from 'nats';
import { inboxPrefixOf } from '../src/inbox.ts';
import { connectMessaging, natsAccounts, passwordVariableOf, provision } from '../src/index.ts';
import type { Messaging, NatsSettings, NatsUser, QuotaSettings } from '../src/index.ts';

export const QUOTA: QuotaSettings = {
  key: quotaKey({ project: 'p', model: 'm' }),
  requestsPerMinute: 10,
  tokensPerMinute: 10_000,
  requestsPerDay: 100,
};

/** For nats-server's `-c`: JSON is NATS configuration. */
export function guardedConfiguration(): string {
  const accounts = Object.entries(natsAccounts({ quotas: [QUOTA.key] })).map(([name, account]) => {
    const users = account.users.map((it) => ({ ...it, password: passwordVariableOf(it.user) }));
    return [name, { ...account, users }];
  });
  return `accounts: ${JSON.stringify(Object.fromEntries(accounts))}\n`;
}

export interface GuardedBroker extends AsyncDisposable {
  /** A bare connection; every one is closed at the end. */
  as(user: NatsUser): Promise<NatsConnection>;
  messagingOf(user: NatsUser): Promise<Messaging>;
}

/** Streams, buckets, quota and durables are made by the user `provision`. */
export async function openGuardedBroker(url: string): Promise<GuardedBroker> {
  const opened: { close(): Promise<void> }[] = [];
  const settingsOf = (user: NatsUser): NatsSettings => ({
    servers: [url],
    user,
    password: passwordVariableOf(user),
    ackWaitMs: 2000,
    maxAgeHours: 72,
    replicas: 1,
  });
  const messagingOf = async (user: NatsUser): Promise<Messaging> => {
    const log = createLogger({ service: 'test', level: 'silent' });
    const messaging = await connectMessaging({ nats: settingsOf(user), name: user, log });
    opened.push(messaging);
    return messaging;
  };
  await provision(await messagingOf('provision'), settingsOf('provision'), [QUOTA]);
  return {
    messagingOf,
    as: async (user) => {
      const login = { user, pass: passwordVariableOf(user), inboxPrefix: inboxPrefixOf({ user }) };
      const connection = await connect({ servers: url, ...login });
      opened.push(connection);
      return connection;
    },
    [Symbol.asyncDispose]: async () => void (await Promise.all(opened.map((it) => it.close()))),
  };
}

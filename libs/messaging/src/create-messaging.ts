import type { DataOf, EventContract } from '@langflix/contracts';
import { subjectOf } from '@langflix/contracts';
import { fromStore } from './arrived-message.ts';
import { announce, listen } from './announce.ts';
import { backlog } from './backlog.ts';
import { findPatiently } from './broker.ts';
import type { Broker } from './broker.ts';
import { openKeyValue } from './bucket.ts';
import { deadLettersOf } from './dead-letters.ts';
import { follow } from './follow.ts';
import type { Messaging } from './messaging.ts';
import { STREAM } from './names.ts';
import { publishFact } from './publish-fact.ts';
import { openQuota } from './quota/open-quota.ts';
import { readEvent } from './read-event.ts';
import { republish } from './republish.ts';
import { request, serveRequests } from './requests.ts';
import { submitEpisode } from './submit-episode.ts';

const DRAIN_MS = 2_000;

export function createMessaging(broker: Broker, serverVersion: string): Messaging {
  const { connection } = broker;
  let isConnected = true;
  void (async () => {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') isConnected = false;
      if (type === 'reconnect') isConnected = true;
    }
  })();
  return {
    publishFact: (event, options) => publishFact(broker, event, options),
    submitEpisode: (data, identity) => submitEpisode(broker, data, identity),
    readFact: (contract, keys) => readFact(broker, contract, keys),
    openKeyValue: (options) => openKeyValue(broker, options),
    openQuota: (settings) => openQuota(broker, settings),
    announce: (subject, data) => announce(broker, subject, data),
    listen: (options) => listen(broker, options),
    follow: (options) => follow(broker, options),
    serveRequests: (options) => serveRequests(broker, options),
    request: (subject, body, options) => request(broker, subject, { body, ...options }),
    deadLetters: deadLettersOf(broker),
    republish: (letter) => republish(broker, letter),
    backlog: () => backlog(broker),
    serverVersion,
    isConnected: () => isConnected && !connection.isClosed(),
    closed: async () => void (await connection.closed()),
    close: () => close(broker),
  };
}

async function readFact<Contract extends EventContract>(
  broker: Broker,
  contract: Contract,
  keys: Readonly<Record<string, unknown>>,
): Promise<DataOf<Contract> | undefined> {
  const subject = subjectOf(contract, keys);
  const query = { last_by_subj: subject };
  const stored = await findPatiently(broker, () => broker.jsm.streams.getMessage(STREAM, query));
  if (stored === undefined) return undefined;
  return readEvent(contract, fromStore(stored)).data;
}

/**
 * Draining waits for the broker's word. Without a broker it either waits for ever or ends without having closed, and
 * the connection would go on reconnecting.
 */
async function close({ connection }: Broker): Promise<void> {
  if (connection.isClosed()) return;
  const timer = setTimeout(() => void connection.close(), DRAIN_MS);
  await Promise.race([connection.drain().catch(() => undefined), connection.closed()]);
  clearTimeout(timer);
  if (!connection.isClosed()) await connection.close();
}

/** A connection to the broker for one command. */
import { createConnection } from 'node:net';
import { JOBS_BUCKET, jobEntry } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import type { KeyValue, Messaging, NatsSettings } from '@langflix/messaging';
import { CliError } from '../cli-error.ts';

const CONNECT_MS = 3000;
const CLOSE_MS = 2000;
const DEFAULT_PORT = 4222;

export interface ConnectOptions {
  readonly nats: NatsSettings;
  /** Progress of the connection itself goes there, as JSON lines. Default: nowhere. */
  readonly logTo?: NodeJS.WritableStream | undefined;
}

/**
 * Connects where something listens; messaging itself would wait for the broker for ever.
 * @throws CliError `nats_unreachable` naming the addresses that were tried.
 */
export async function connectBroker({ nats, logTo }: ConnectOptions): Promise<Messaging> {
  const answers = await Promise.all(nats.servers.map(isListening));
  if (!answers.includes(true)) {
    throw new CliError(
      'nats_unreachable',
      `no NATS server answers at ${nats.servers.join(', ')}: start the local stack with "langflix up", or name a ` +
        'server with NATS_URL=nats://host:port',
    );
  }
  const [{ connectMessaging }, { createLogger }] = await Promise.all([
    import('@langflix/messaging'),
    import('@langflix/telemetry'),
  ]);
  const level = logTo === undefined ? 'silent' : 'debug';
  const log = createLogger({ service: 'cli', level, ...(logTo && { destination: logTo }) });
  return connectMessaging({ nats, name: 'langflix-cli', log });
}

/** The ledger, read only: ingest alone writes it. */
export function openJobs(messaging: Messaging): Promise<KeyValue<JobEntry>> {
  return messaging.openKeyValue({ bucket: JOBS_BUCKET, schema: jobEntry });
}

/** Closes within seconds, also when the broker has gone. */
export async function disconnect(messaging: Messaging): Promise<void> {
  const timedOut = Promise.withResolvers<void>();
  const timer = setTimeout(timedOut.resolve, CLOSE_MS);
  await Promise.race([messaging.close(), timedOut.promise]);
  clearTimeout(timer);
}

function isListening(server: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const url = new URL(server.includes('://') ? server : `nats://${server}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const socket = createConnection({ host, port: Number(url.port) || DEFAULT_PORT });
  socket.setTimeout(CONNECT_MS, () => resolve(false));
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}

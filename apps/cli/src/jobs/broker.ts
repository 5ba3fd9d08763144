/** A connection to the broker for one command. */
import { createConnection } from 'node:net';
import { JOBS_BUCKET, jobEntry } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import type { KeyValue, Messaging, NatsSettings } from '@langflix/messaging';
import { CliError } from '../cli-error.ts';
import { commandLine } from '../command-line.ts';
import { rejectOnAbort } from '../reject-on-abort.ts';

const LISTEN_MS = 3000;
/** What has not spoken NATS by now is something else. */
const CONNECT_MS = 10_000;
const CLOSE_MS = 2000;
const CLOSE_INTERRUPTED_MS = 300;
const DEFAULT_PORT = 4222;

export interface ConnectOptions {
  readonly nats: NatsSettings;
  /** Progress of the connection itself goes there, as JSON lines. Default: nowhere. */
  readonly logTo?: NodeJS.WritableStream | undefined;
  /** Ends the trying. */
  readonly signal?: AbortSignal;
  /** Milliseconds that connecting may take. Default 10 000. */
  readonly withinMs?: number;
}

/**
 * Connects where something listens; messaging itself would wait for the broker for ever.
 * @throws CliError `nats_unreachable` naming the addresses that were tried; the signal's reason when it aborts.
 */
export async function connectBroker(options: ConnectOptions): Promise<Messaging> {
  const { nats, logTo, signal = new AbortController().signal, withinMs = CONNECT_MS } = options;
  const looking = Promise.all(nats.servers.map(isListening));
  const answers = await Promise.race([looking, rejectOnAbort(signal)]);
  const servers = nats.servers.join(', ');
  if (!answers.includes(true)) throw unreachable(`no NATS server answers at ${servers}`);
  const [{ connectMessaging }, { createLogger }] = await Promise.all([
    import('@langflix/messaging'),
    import('@langflix/telemetry'),
  ]);
  const level = logTo === undefined ? 'silent' : 'debug';
  const log = createLogger({ service: 'cli', level, ...(logTo && { destination: logTo }) });
  const deadline = AbortSignal.timeout(withinMs);
  const either = AbortSignal.any([signal, deadline]);
  try {
    return await connectMessaging({ nats, name: 'langflix-cli', log, signal: either });
  } catch (error) {
    if (error !== deadline.reason) throw error;
    throw unreachable(`something answers at ${servers}, but not as a NATS server does`, error);
  }
}

function unreachable(what: string, cause?: unknown): CliError {
  const remedy = 'or name a server with NATS_URL=nats://host:port';
  return new CliError(
    'nats_unreachable',
    `${what}: start the local stack with "${commandLine(['up'])}", ${remedy}`,
    { cause },
  );
}

/** The ledger, read only: ingest alone writes it. */
export function openJobs(messaging: Messaging): Promise<KeyValue<JobEntry>> {
  return messaging.openKeyValue({ bucket: JOBS_BUCKET, schema: jobEntry });
}

/** Closes within seconds, also when the broker has gone; at once when the command is interrupted. */
export async function disconnect(messaging: Messaging, signal?: AbortSignal): Promise<void> {
  const timedOut = Promise.withResolvers<void>();
  const timer = setTimeout(timedOut.resolve, signal?.aborted === true ? CLOSE_INTERRUPTED_MS : CLOSE_MS);
  await Promise.race([messaging.close(), timedOut.promise]);
  clearTimeout(timer);
}

function isListening(server: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const url = new URL(server.includes('://') ? server : `nats://${server}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const socket = createConnection({ host, port: Number(url.port) || DEFAULT_PORT });
  socket.setTimeout(LISTEN_MS, () => resolve(false));
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}

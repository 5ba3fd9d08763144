import { TerminalError } from '@langflix/contracts';
import type { Logger } from '@langflix/telemetry';
import { NatsError, connect } from 'nats';
import type { NatsConnection } from 'nats';
import { BROKER_BACKOFF, registerBroker } from './broker.ts';
import type { Broker } from './broker.ts';
import { createMessaging } from './create-messaging.ts';
import { inboxPrefixOf } from './inbox.ts';
import type { Messaging } from './messaging.ts';
import { refusalOf } from './refusal.ts';
import { retryDelay, wait } from './retry-delay.ts';
import { checkServerVersion, featuresOf } from './server-version.ts';
import type { NatsSettings } from './settings.ts';

export interface ConnectOptions {
  readonly nats: NatsSettings;
  /** Shown by the broker's monitoring. */
  readonly name: string;
  readonly log: Logger;
  /** Ends the waiting for a broker that is not there. Default: wait for ever. */
  readonly signal?: AbortSignal;
}

const RECONNECT_WAIT_MS = 500;
/** How long one question waits for its answer, and so how soon one that a restart swallowed is asked again. */
const ANSWER_MS = 3_000;
/** With the client's default of 120 s, a broker behind a dead link is missed for four minutes. */
const PING_INTERVAL_MS = 20_000;

/**
 * Connects as soon as there is a broker, and again whenever it went away, for ever.
 * @throws TerminalError `broker_refused` (user or password) | `broker_too_old`; the signal's reason when it aborts.
 */
export async function connectMessaging(options: ConnectOptions): Promise<Messaging> {
  const { log } = options;
  const connection = await dial(options);
  const version = (): string => connection.info?.version ?? '0.0.0';
  checkServerVersion(version(), log);
  log.info({ server: connection.getServer(), version: version(), ...featuresOf(version()) }, 'connected');
  void logStatus(connection, options);
  const broker: Broker = {
    connection,
    js: connection.jetstream({ timeout: ANSWER_MS }),
    // Its own check would fail while the broker starts; every call waits for itself.
    jsm: await connection.jetstreamManager({ checkAPI: false, timeout: ANSWER_MS }),
    log,
    // Asked each time: after a reconnect it may be another server.
    features: () => featuresOf(version()),
  };
  const messaging = createMessaging(broker, version());
  registerBroker(messaging, broker);
  return messaging;
}

async function dial({ nats, name, log, signal }: ConnectOptions): Promise<NatsConnection> {
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      const dialling = connect({
        servers: [...nats.servers],
        ...(nats.user === undefined ? {} : { user: nats.user }),
        ...(nats.password === undefined ? {} : { pass: nats.password }),
        inboxPrefix: inboxPrefixOf(nats),
        name,
        maxReconnectAttempts: -1,
        reconnectTimeWait: RECONNECT_WAIT_MS,
        reconnectJitter: RECONNECT_WAIT_MS,
        pingInterval: PING_INTERVAL_MS,
        timeout: ANSWER_MS,
      });
      return await orAborted(dialling, signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof NatsError && error.isAuthError()) throw refused(nats, error);
      const fields = { err: error, servers: nats.servers, attempt };
      if (attempt % 10 === 1) log.warn(fields, 'no broker yet, waiting for it');
      await wait(retryDelay(attempt, BROKER_BACKOFF), signal);
    }
  }
}

/**
 * Where something takes the connection and says nothing, the client waits without end; an abort leaves it to itself and
 * closes what may still come of it.
 */
async function orAborted(
  dialling: Promise<NatsConnection>,
  signal: AbortSignal | undefined,
): Promise<NatsConnection> {
  if (signal === undefined) return dialling;
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => {
    aborted.reject(signal.reason);
    dialling.then((late) => late.close()).catch(() => undefined);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([dialling, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function refused(nats: NatsSettings, cause: unknown): TerminalError {
  const user = nats.user === undefined ? 'without a user' : `for user ${nats.user}`;
  const remedy = 'set nats.user and nats.password (LANGFLIX_NATS_USER, LANGFLIX_NATS_PASSWORD)';
  return new TerminalError('broker_refused', `${nats.servers.join(', ')} refused ${user}: ${remedy}`, {
    cause,
  });
}

async function logStatus(connection: NatsConnection, { log, nats }: ConnectOptions): Promise<void> {
  for await (const status of connection.status()) {
    const { type, data } = status;
    if (type === 'disconnect') log.warn({ server: data }, 'broker lost, reconnecting');
    if (type === 'reconnect') log.info({ server: data }, 'broker found again');
    if (type !== 'error') continue;
    const refusal = refusalOf(status, nats.user);
    if (refusal === undefined) log.error({ code: data }, 'the broker reports an error');
    else log.error({ code: data, ...refusal }, 'the broker forbids this user a subject');
  }
}

/** A connection to Redis or Valkey that never keeps anybody waiting: it comes back by itself, and is given up when it hangs. */
import { createClient } from '@keyv/redis';
import type { RedisClientType } from '@keyv/redis';
import type { Logger } from '@langflix/telemetry';

export interface RedisConnection {
  readonly client: RedisClientType;
  /**
   * Runs one command.
   * @throws Error when the server is away, refuses, or has not answered within `answerMs`; at once while it owes an answer
   */
  ask<T>(command: () => Promise<T>): Promise<T>;
  /** Drops what is under way. */
  close(): void;
}

export interface RedisConnectionOptions {
  /** May hold user and password: never logged. */
  readonly url: string;
  readonly log: Logger;
  /** Default 40: who asks the cache gives up after 50 ms. */
  readonly answerMs?: number;
  /** Milliseconds without a sign of life after which another connection is tried. Default 5000. */
  readonly stallMs?: number;
}

const CONNECT_TIMEOUT_MS = 2000;
const RECONNECT_MAX_MS = 2000;

export function connectRedis({
  url,
  log,
  answerMs = 40,
  stallMs = 5000,
}: RedisConnectionOptions): RedisConnection {
  const client = createClient({
    url,
    name: 'langflix-cache',
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      // Half of it at random: the replicas do not come back all at once.
      reconnectStrategy: (tries) => Math.min(RECONNECT_MAX_MS, 100 * 2 ** tries) * (0.5 + Math.random() / 2),
    },
  }) as RedisClientType;
  let lastSignMs = Date.now();
  /** Commands that were given up and may still be answered: nothing is sent after them. */
  let overdue = 0;

  announceChanges(client, log);
  for (const sign of ['connect', 'ready', 'error']) client.on(sign, () => (lastSignMs = Date.now()));
  const connect = (): void => void client.connect().catch(() => undefined);
  connect();

  const isStalled = (): boolean => (overdue > 0 || !client.isReady) && Date.now() - lastSignMs >= stallMs;
  const watchdog = setInterval(() => {
    if (!isStalled()) return;
    log.warn({ stallMs }, 'cache store hangs, connecting again');
    lastSignMs = Date.now();
    client.destroy();
    connect();
  }, stallMs / 2).unref();

  return {
    client,
    async ask(command) {
      if (!client.isReady || overdue > 0) throw new Error('the cache store does not answer');
      const answer = command();
      return withinMs(answer, answerMs, () => {
        overdue += 1;
        const settled = (): void => {
          overdue -= 1;
          lastSignMs = Date.now();
        };
        answer.then(settled, settled);
      });
    },
    close() {
      clearInterval(watchdog);
      if (client.isOpen) client.destroy();
    },
  };
}

/** One line when the server goes and one when it comes; it is tried many times in between. */
function announceChanges(client: RedisClientType, log: Logger): void {
  let isAway: boolean | undefined;
  client.on('ready', () => {
    if (isAway !== false) log.info('cache store connected');
    isAway = false;
  });
  client.on('error', (error: Error) => {
    if (isAway !== true) log.warn({ reason: error.message }, 'cache store is away, answers are not kept');
    isAway = true;
  });
}

async function withinMs<T>(answer: Promise<T>, limitMs: number, onLate: () => void): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    onLate();
    late.reject(new Error(`the cache store did not answer within ${limitMs} ms`));
  }, limitMs);
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}

/** What every file here shares of one connection. Internal: apps see `Messaging`. */
import type { JetStreamClient, JetStreamManager, NatsConnection } from 'nats';
import type { Logger } from '@langflix/telemetry';
import { classify, isPassing } from './broker-errors.ts';
import type { Messaging } from './messaging.ts';
import { retryDelay, wait } from './retry-delay.ts';
import type { ServerFeatures } from './server-version.ts';

export interface Broker {
  readonly connection: NatsConnection;
  readonly js: JetStreamClient;
  readonly jsm: JetStreamManager;
  readonly log: Logger;
  features(): ServerFeatures;
}

const brokers = new WeakMap<Messaging, Broker>();

export function registerBroker(messaging: Messaging, broker: Broker): void {
  brokers.set(messaging, broker);
}

/** @throws Error when `messaging` was not made by connectMessaging. */
export function brokerOf(messaging: Messaging): Broker {
  const broker = brokers.get(messaging);
  if (broker === undefined) throw new Error('this Messaging was not made by connectMessaging');
  return broker;
}

export const BROKER_BACKOFF = { firstMs: 100, mostMs: 5_000 };

/**
 * Asks the broker until it answers, through restarts and elections. Only for questions that may be asked twice.
 * @throws what the broker refuses for good; the signal's reason when it aborts.
 */
export async function patiently<T>(
  broker: Pick<Broker, 'log'>,
  ask: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(classify(error))) throw error;
      broker.log.debug({ err: error, attempt }, 'the broker does not answer, asking again');
      await wait(retryDelay(attempt, BROKER_BACKOFF), signal);
    }
  }
}

/** As `patiently`, but undefined for what is not there. */
export async function findPatiently<T>(
  broker: Pick<Broker, 'log'>,
  ask: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T | undefined> {
  try {
    return await patiently(broker, ask, signal);
  } catch (error) {
    if (classify(error) === 'missing') return undefined;
    throw error;
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { CONSUMERS } from '@langflix/contracts';
import type { AppName, ConsumerName, ConsumersOf } from '@langflix/contracts';
import { release } from './uncounted.ts';
import type { Delivery } from './uncounted.ts';
import type { Broker } from './broker.ts';
import { deliver } from './deliver.ts';
import type { AnyHandler } from './attempt.ts';
import { STREAM } from './names.ts';
import { runSlots } from './pull-slots.ts';
import type { Service } from './service.ts';

export interface ConsumingOptions<App extends AppName> {
  readonly app: App;
  readonly service: Service<App>;
  /** Aborts when no more work shall be taken. */
  readonly stopping: AbortSignal;
}

export interface Consuming {
  /** True while every consumer of the app is there, as far as its slots know. */
  isBound(): boolean;
  /** Messages being worked on. */
  inFlight(): number;
  /**
   * After `stopping`: waits for handlers, at most `graceMs`; then aborts their signal and gives the messages of those
   * that do not end even then back to the broker.
   */
  finish(graceMs: number): Promise<void>;
}

/** How long an aborted handler gets to end by itself. */
const ABORTED_MS = 2_000;
const RETRY_BACKOFF = { firstMs: 1_000, mostMs: 30_000 };

export function consumersOf(app: AppName): ConsumerName[] {
  return (Object.keys(CONSUMERS) as ConsumerName[]).filter((name) => CONSUMERS[name].app === app);
}

/** @throws Error naming the consumer that nobody handles, or the handler that nothing calls. */
export function checkHandlers<App extends AppName>(app: App, service: Service<App>): void {
  const wanted = consumersOf(app);
  const given = Object.keys(service.handlers);
  const missing = wanted.filter((name) => !given.includes(name));
  const unknown = given.filter((name) => !wanted.includes(name as ConsumerName));
  if (missing.length + unknown.length === 0) return;
  throw new Error(`${app}: no handler for [${missing.join(', ')}], no consumer for [${unknown.join(', ')}]`);
}

export function startConsuming<App extends AppName>(
  broker: Broker,
  options: ConsumingOptions<App>,
): Consuming {
  const { app, service, stopping } = options;
  const aborting = new AbortController();
  const { signal } = aborting;
  const inHand = new Set<Delivery>();
  const unbound = new Set<ConsumerName>(consumersOf(app));
  // One table of handlers for many contracts: each is only ever called with events of its own (see the catalog).
  const handlers = service.handlers as unknown as Readonly<Record<string, AnyHandler>>;
  const running = consumersOf(app).map((consumer) => {
    const work = {
      broker,
      consumer,
      handler: handlers[consumer] as AnyHandler,
      signal,
      log: broker.log,
      backoff: RETRY_BACKOFF,
    };
    return runSlots(broker, {
      stream: STREAM,
      durable: consumer,
      count: service.concurrency?.[consumer as ConsumersOf<App>] ?? 1,
      stopping,
      log: broker.log,
      onBound: (isBound) => void (isBound ? unbound.delete(consumer) : unbound.add(consumer)),
      work: async (message, ackWaitMs) => {
        const delivery = { broker, consumer, message };
        inHand.add(delivery);
        await deliver(work, message, ackWaitMs);
        inHand.delete(delivery);
      },
      release: (message) => release({ broker, consumer, message }),
    });
  });
  const ended = Promise.all(running);
  return {
    isBound: () => unbound.size === 0,
    inFlight: () => inHand.size,
    finish: async (graceMs) => {
      await atMost(graceMs, ended);
      aborting.abort(new Error('the service is shutting down'));
      await atMost(ABORTED_MS, ended);
      await Promise.all(Array.from(inHand, release));
    },
  };
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([work, delay(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
}

import type { Logger } from '@langflix/telemetry';
import { millis } from 'nats';
import type { Consumer, JsMsg } from 'nats';
import { BROKER_BACKOFF } from './broker.ts';
import type { Broker } from './broker.ts';
import { retryDelay, wait } from './retry-delay.ts';

export interface Slots {
  readonly stream: string;
  readonly durable: string;
  /** Messages worked on at once. */
  readonly count: number;
  /** `ackWaitMs` is what the broker holds the consumer to, whatever this process was configured with. Must not throw. */
  work(message: JsMsg, ackWaitMs: number): Promise<void>;
  /** Gives back a message that came when no more shall be taken. Must not throw. */
  release(message: JsMsg): Promise<void>;
  /** True when a slot has found the consumer on the broker, false when it has lost it. */
  onBound?(isBound: boolean): void;
  /** Aborts when no more messages shall be taken. */
  readonly stopping: AbortSignal;
  readonly log: Logger;
  /** How long the broker holds a pull open; also how soon a lost one is made again. Default 15 000. */
  readonly pullMs?: number;
}

const PULL_MS = 15_000;
const DEFAULT_ACK_WAIT_NS = 30_000_000_000;

/**
 * Works on messages of a durable consumer, each slot on one at a time, until `stopping` aborts and the last is done.
 *
 * A slot pulls one message and asks for the next only when it is done with it. The client's `consume()` is no slot,
 * even with `max_messages: 1`: while a handler runs it misses the heartbeats of its own pull, and queues another pull
 * each time. After a handler of a minute it takes several messages at once, whose ack_wait runs while they lie there.
 */
export async function runSlots(broker: Broker, slots: Slots): Promise<void> {
  await Promise.all(Array.from({ length: slots.count }, () => runSlot(broker, slots)));
}

async function runSlot(broker: Broker, slots: Slots): Promise<void> {
  const { stopping, stream, durable } = slots;
  for (let failures = 0; !stopping.aborted && !broker.connection.isClosed();) {
    try {
      const consumer = await broker.js.consumers.get(stream, durable);
      failures = 0;
      const { config } = await consumer.info(true);
      slots.onBound?.(true);
      const ackWaitMs = millis(config.ack_wait ?? DEFAULT_ACK_WAIT_NS);
      while (!stopping.aborted) await pullOne(consumer, slots, ackWaitMs);
    } catch (error) {
      if (stopping.aborted) return;
      failures++;
      slots.onBound?.(false);
      slots.log.info({ err: error, consumer: durable }, 'pulling was interrupted, pulling again');
      await wait(retryDelay(failures, BROKER_BACKOFF), stopping).catch(() => undefined);
    }
  }
}

async function pullOne(
  consumer: Consumer,
  { stopping, work, release, pullMs = PULL_MS }: Slots,
  ackWaitMs: number,
): Promise<void> {
  const pull = await consumer.fetch({ max_messages: 1, expires: pullMs });
  const stop = (): void => pull.stop();
  stopping.addEventListener('abort', stop, { once: true });
  try {
    if (stopping.aborted) pull.stop();
    for await (const message of pull) {
      // Before the work: else the pull's timers go on and pull into an inbox that nobody reads.
      pull.stop();
      if (stopping.aborted) await release(message);
      else await work(message, ackWaitMs);
    }
  } finally {
    stopping.removeEventListener('abort', stop);
  }
}

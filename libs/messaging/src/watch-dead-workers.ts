/**
 * Speaks for workers that cannot: a process that is killed on every delivery of a message (out of memory, usually)
 * never gets to say that it failed. The broker's MAX_DELIVERIES advisory does.
 */
import { CONSUMERS } from '@langflix/contracts';
import type { ConsumerName } from '@langflix/contracts';
import type { JsMsg } from 'nats';
import { fromStore } from './arrived-message.ts';
import type { ArrivedMessage } from './arrived-message.ts';
import { findPatiently } from './broker.ts';
import type { Broker } from './broker.ts';
import { writeDeadLetter } from './dead-letter.ts';
import { identityOf } from './decode-cloud-event.ts';
import { entryOf, failureFacts } from './failure-facts.ts';
import type { InEvent } from './handler.ts';
import { headerOf } from './header-value.ts';
import { startHeartbeat } from './heartbeat.ts';
import { ADVISORY_STREAM, DEAD_WORKERS_CONSUMER, STREAM } from './names.ts';
import { publishFacts } from './publish-fact.ts';
import { runSlots } from './pull-slots.ts';
import { readEvent } from './read-event.ts';

export interface DeadWorkersOptions {
  /** Aborts when no more advisories shall be taken. */
  readonly stopping: AbortSignal;
  /** Aborts when the one at hand must be dropped. */
  readonly signal: AbortSignal;
}

interface Answering extends DeadWorkersOptions {
  readonly ackWaitMs: number;
}

/** nats-server's `JSConsumerDeliveryExceededAdvisory`. */
interface Advisory {
  readonly consumer: string;
  readonly stream_seq: number;
  readonly deliveries: number;
}

/** Runs until `stopping` aborts. */
export function watchDeadWorkers(broker: Broker, options: DeadWorkersOptions): Promise<void> {
  return runSlots(broker, {
    stream: ADVISORY_STREAM,
    durable: DEAD_WORKERS_CONSUMER,
    count: 1,
    stopping: options.stopping,
    log: broker.log,
    work: (message, ackWaitMs) => answerAdvisory(broker, message, { ...options, ackWaitMs }),
  });
}

async function answerAdvisory(broker: Broker, message: JsMsg, options: Answering): Promise<void> {
  const heartbeat = startHeartbeat(message, options.ackWaitMs);
  try {
    const advisory = message.json<Advisory>();
    if (isConsumerName(advisory.consumer))
      await bury(broker, { ...advisory, consumer: advisory.consumer }, options);
    message.ack();
  } catch (error) {
    if (!options.signal.aborted)
      broker.log.error({ err: error }, 'could not record a dead worker, will try again');
    message.nak(options.signal.aborted ? 0 : options.ackWaitMs);
  } finally {
    heartbeat.stop();
  }
}

function isConsumerName(name: string): name is ConsumerName {
  return Object.hasOwn(CONSUMERS, name);
}

async function bury(
  broker: Broker,
  { consumer, stream_seq: streamSeq, deliveries }: Advisory & { consumer: ConsumerName },
  { signal }: DeadWorkersOptions,
): Promise<void> {
  const stored = await findPatiently(
    broker,
    () => broker.jsm.streams.getMessage(STREAM, { seq: streamSeq }),
    signal,
  );
  if (stored === undefined) return;
  const wire = fromStore(stored, deliveries);
  const failure = {
    code: 'worker_died',
    reason: `${consumer} died or hung on each of ${deliveries} deliveries: see its log and memory limit`,
  };
  broker.log.error(
    { consumer, subject: wire.subject, streamSeq, deliveries },
    'a worker died on every delivery',
  );
  const event = readOrUndefined(consumer, wire);
  const identity = event ?? identityOf(wire);
  await writeDeadLetter(broker, { ...wire, streamSeq, consumer, deliveries, identity, failure }, signal);
  const facts = failureFacts({ consumer, subject: wire.subject, event, identity, failure });
  await publishFacts(broker, facts, { signal, traceparent: headerOf(wire.headers, 'traceparent') });
}

function readOrUndefined(consumer: ConsumerName, wire: ArrivedMessage): InEvent | undefined {
  try {
    return readEvent(entryOf(consumer).on, wire);
  } catch {
    return undefined;
  }
}

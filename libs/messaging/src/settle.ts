/** Carries an outcome out: facts and dead letter first, the word to the broker last. */
import type { ConsumerName, Failure } from '@langflix/contracts';
import type { Logger } from '@langflix/telemetry';
import type { JsMsg } from 'nats';
import { fromDelivery } from './arrived-message.ts';
import { release, writeUncounted } from './uncounted.ts';
import type { Broker } from './broker.ts';
import { writeDeadLetter } from './dead-letter.ts';
import { identityOf } from './decode-cloud-event.ts';
import type { Outcome } from './decide-outcome.ts';
import { failureFacts } from './failure-facts.ts';
import type { InEvent } from './handler.ts';
import { publishFacts } from './publish-fact.ts';
import { workIdentity } from './span-identity.ts';
import type { WorkRecorder } from './work-record.ts';

export interface Settling {
  readonly broker: Broker;
  readonly consumer: ConsumerName;
  readonly message: JsMsg;
  /** Deliveries of it, before this one, that do not count as attempts. */
  readonly uncounted: number;
  readonly event?: InEvent;
  readonly error?: unknown;
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly traceparent: string | undefined;
  /** Of the work that ends here. */
  readonly recorder: WorkRecorder;
}

export type Settlement = 'ack' | 'nak' | 'term';

/** @returns how the broker was answered. @throws when a fact or dead letter cannot be written; nothing is answered then */
export async function settle(outcome: Outcome, at: Settling): Promise<Settlement> {
  const { message, log, error: err } = at;
  switch (outcome.kind) {
    case 'done':
      message.ack();
      return 'ack';
    case 'released':
      await release(at);
      return 'nak';
    case 'retry': {
      const fields = { err, code: outcome.failure.code, delayMs: outcome.delayMs };
      if (outcome.isBug) log.error(fields, 'unexpected error, will try again');
      else log.warn(fields, 'will try again');
      if (outcome.isUncounted) await writeUncounted(at, at.uncounted + 1, at.signal);
      message.nak(outcome.delayMs);
      return 'nak';
    }
    case 'failed':
      log.warn({ err, code: outcome.failure.code }, 'failed');
      await closeAsFailed(outcome.failure, at);
      message.ack();
      return 'ack';
    case 'given-up':
    case 'poison':
      log.error({ err, code: outcome.failure.code, outcome: outcome.kind }, 'dead-lettered');
      await deadLetter(outcome.failure, at);
      await closeAsFailed(outcome.failure, at);
      terminate(at, outcome.failure);
      return 'term';
  }
}

async function closeAsFailed(failure: Failure, at: Settling): Promise<void> {
  const { broker, consumer, event, message, signal, traceparent, recorder } = at;
  const identity = event ?? identityOf(fromDelivery(message));
  const facts = failureFacts({ consumer, subject: message.subject, event, identity, failure });
  await publishFacts(broker, facts, {
    signal,
    traceparent,
    recorder,
    cause: workIdentity(consumer, message),
  });
}

async function deadLetter(
  failure: Failure,
  { broker, consumer, message, event, signal }: Settling,
): Promise<void> {
  const wire = fromDelivery(message);
  const letter = {
    ...wire,
    streamSeq: message.seq,
    consumer,
    deliveries: wire.deliveryCount,
    identity: event ?? identityOf(wire),
    failure,
  };
  await writeDeadLetter(broker, letter, signal);
}

function terminate({ broker, message }: Settling, failure: Failure): void {
  if (broker.features().termReason) message.term(failure.code);
  else message.term();
}

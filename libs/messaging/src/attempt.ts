import type { ConsumerName, EventContract } from '@langflix/contracts';
import { ATTR, workerId } from '@langflix/telemetry';
import type { Logger, OperationLog, Span } from '@langflix/telemetry';
import type { JsMsg } from 'nats';
import { fromDelivery } from './arrived-message.ts';
import type { Broker } from './broker.ts';
import { DONE, WorkerDiedError, decideOutcome } from './decide-outcome.ts';
import type { Circumstances, Outcome } from './decide-outcome.ts';
import { entryOf } from './failure-facts.ts';
import type { Facts, Handler, InEvent } from './handler.ts';
import { publishFacts } from './publish-fact.ts';
import { readEvent } from './read-event.ts';
import type { Backoff } from './retry-delay.ts';
import { workIdentity } from './span-identity.ts';
import { partsOf, traceparentOfSpan } from './tracing.ts';
import { readUncounted } from './uncounted.ts';
import { recordWork } from './work-record.ts';
import type { WorkRecorder } from './work-record.ts';

export type AnyHandler = Handler<EventContract, Facts>;

export interface Work {
  readonly broker: Broker;
  readonly consumer: ConsumerName;
  readonly handler: AnyHandler;
  /** Aborts when handlers must stop now. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly backoff: Backoff;
}

export interface Attempt extends Known {
  readonly outcome: Outcome;
  readonly error?: unknown;
}

/** What is known of a delivery, as far as it got. */
interface Known {
  /** Deliveries of the message, before this one, that do not count as attempts. */
  uncounted: number;
  event?: InEvent;
  log: Logger;
  readonly recorder: WorkRecorder;
}

/** One delivery of a message, and what is measured of it. */
export interface Delivered {
  readonly message: JsMsg;
  readonly span: Span;
  readonly operations: OperationLog;
}

/** Runs the handler and publishes what it returned, unless the message has used up its attempts. Never throws. */
export async function attempt(work: Work, delivered: Delivered): Promise<Attempt> {
  const { consumer } = work;
  const { message, operations } = delivered;
  const log = work.log.child({ consumer, subject: message.subject, attempt: message.info.deliveryCount });
  const recorder = recordWork({
    startedAt: new Date(),
    deliveries: message.info.deliveryCount,
    attempt: () => message.info.deliveryCount - known.uncounted,
    worker: workerId(),
    operations,
  });
  const known: Known = { uncounted: 0, log, recorder };
  try {
    await run(work, delivered, known);
    return { ...known, outcome: DONE };
  } catch (error) {
    return { ...known, error, outcome: decideOutcome(error, circumstancesOf(work, message, known)) };
  }
}

async function run(work: Work, { message, span }: Delivered, known: Known): Promise<void> {
  const { broker, consumer, signal } = work;
  const { on, maxDeliver } = entryOf(consumer);
  known.uncounted = await readUncounted({ broker, consumer, message }, signal);
  const { attempt: number, isLastAttempt } = circumstancesOf(work, message, known);
  span.setAttribute(ATTR.attempt, number);
  const event = readEvent(on, fromDelivery(message));
  const parts = partsOf(event.data);
  span.setAttributes({ ...parts, [ATTR.messagingMessageId]: event.id });
  const log = work.log.child({ consumer, subject: message.subject, attempt: number, job: parts[ATTR.job] });
  Object.assign(known, { event, log });
  if (number > maxDeliver) throw new WorkerDiedError(consumer, maxDeliver);
  const facts = await work.handler(event, { signal, log, attempt: number, isLastAttempt });
  const traceparent = traceparentOfSpan(span);
  const { recorder } = known;
  const cause = workIdentity(consumer, message);
  const count = await publishFacts(broker, facts, { signal, traceparent, recorder, cause });
  log.debug({ facts: count }, 'done');
}

function circumstancesOf(work: Work, message: JsMsg, { uncounted }: Known): Circumstances {
  const { deliveryCount } = message.info;
  const number = deliveryCount - uncounted;
  return {
    deliveryCount,
    attempt: number,
    isLastAttempt: number >= entryOf(work.consumer).maxDeliver,
    isShuttingDown: work.signal.aborted,
    backoff: work.backoff,
  };
}

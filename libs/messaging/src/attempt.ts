import type { ConsumerName } from '@langflix/contracts';
import { ATTR } from '@langflix/telemetry';
import type { Logger, Span } from '@langflix/telemetry';
import type { JsMsg } from 'nats';
import { fromDelivery } from './arrived-message.ts';
import type { Broker } from './broker.ts';
import { DONE, WorkerDiedError, decideOutcome } from './decide-outcome.ts';
import type { Circumstances, Outcome } from './decide-outcome.ts';
import { entryOf } from './failure-facts.ts';
import type { Handler, InEvent } from './handler.ts';
import { publishFacts } from './publish-fact.ts';
import { readEvent } from './read-event.ts';
import type { Backoff } from './retry-delay.ts';
import { partsOf, traceparentOfSpan } from './tracing.ts';
import { readUncounted } from './uncounted.ts';

export interface Work {
  readonly broker: Broker;
  readonly consumer: ConsumerName;
  readonly handler: Handler;
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
}

/** Runs the handler and publishes what it returned, unless the message has used up its attempts. Never throws. */
export async function attempt(work: Work, message: JsMsg, span: Span): Promise<Attempt> {
  const { consumer } = work;
  const log = work.log.child({ consumer, subject: message.subject, attempt: message.info.deliveryCount });
  const known: Known = { uncounted: 0, log };
  try {
    await run(work, message, { span, known });
    return { ...known, outcome: DONE };
  } catch (error) {
    return { ...known, error, outcome: decideOutcome(error, circumstancesOf(work, message, known)) };
  }
}

async function run(
  work: Work,
  message: JsMsg,
  { span, known }: { readonly span: Span; readonly known: Known },
): Promise<void> {
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
  await publishFacts(broker, facts, { signal, traceparent: traceparentOfSpan(span) });
  log.debug({ facts: facts.length }, 'done');
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

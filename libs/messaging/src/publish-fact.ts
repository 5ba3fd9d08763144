import type { OutEvent, WorkRecord } from '@langflix/contracts';
import { ATTR } from '@langflix/telemetry';
import type { Broker } from './broker.ts';
import { encodeFact } from './encode-fact.ts';
import type { Facts } from './handler.ts';
import type { PublishOptions } from './messaging.ts';
import { checkSize, fits, publish } from './publish.ts';
import type { OutMessage } from './publish.ts';
import { sendSpanId } from './span-identity.ts';
import { partsOf, withSendSpan } from './tracing.ts';
import { workHeader } from './work-record.ts';
import type { WorkRecorder } from './work-record.ts';

export async function publishFact(
  broker: Broker,
  event: OutEvent,
  options: PublishOptions = {},
): Promise<'stored' | 'already-there'> {
  return send(broker, { event, message: encodeFact(event) }, options);
}

export interface FactOptions extends PublishOptions {
  /** Tells with each fact how the work behind it went. */
  readonly recorder?: WorkRecorder | undefined;
  /** The message it comes of, by `workIdentity`: told again at the next delivery, it is the same span. */
  readonly cause?: string | undefined;
}

/** Publishes what a handler returned, in its order, as `Facts` promises. @returns how many there were. */
export async function publishFacts(broker: Broker, facts: Facts, options: FactOptions): Promise<number> {
  let count = 0;
  for await (const fact of Array.isArray(facts) ? encodeAll(broker, facts) : encodeEach(facts)) {
    await send(broker, fact, options);
    count++;
  }
  return count;
}

function encodeAll(broker: Broker, events: readonly OutEvent[]): EncodedFact[] {
  const encoded = events.map((event) => ({ event, message: encodeFact(event) }));
  for (const { message } of encoded) checkSize(broker, message);
  return encoded;
}

async function* encodeEach(
  events: Iterable<OutEvent> | AsyncIterable<OutEvent>,
): AsyncGenerator<EncodedFact> {
  for await (const event of events) yield { event, message: encodeFact(event) };
}

interface EncodedFact {
  readonly event: OutEvent;
  readonly message: OutMessage;
}

function send(
  broker: Broker,
  { event, message }: EncodedFact,
  { signal, traceparent, recorder, cause }: FactOptions,
): Promise<'stored' | 'already-there'> {
  const attributes = {
    [ATTR.messagingDestinationName]: message.subject,
    [ATTR.messagingMessageId]: message.subject,
    [ATTR.messagingMessageBodySize]: message.body.length,
    ...partsOf(event.data),
  };
  const ids = cause === undefined ? undefined : { spanId: sendSpanId(cause, message.subject) };
  return withSendSpan(event.contract, { attributes, traceparent, ids }, async (own) => {
    const headers = own === undefined ? message.headers : { ...message.headers, traceparent: own };
    const traced = { ...message, headers };
    const record = recorder?.take();
    const recorded = record === undefined ? traced : withRecord(traced, record);
    // A fact matters more than how it came about.
    const isRecorded = fits(broker, recorded);
    const result = await publish(broker, isRecorded ? recorded : traced, signal);
    if (record !== undefined && !(isRecorded && result === 'stored')) recorder?.giveBack(record);
    return result;
  });
}

function withRecord(message: OutMessage, record: WorkRecord): OutMessage {
  return { ...message, headers: { ...message.headers, ...workHeader(record) } };
}

import type { OutEvent } from '@langflix/contracts';
import { ATTR } from '@langflix/telemetry';
import type { Broker } from './broker.ts';
import { encodeFact } from './encode-fact.ts';
import type { PublishOptions } from './messaging.ts';
import { checkSize, publish } from './publish.ts';
import type { OutMessage } from './publish.ts';
import { partsOf, withSendSpan } from './tracing.ts';

export async function publishFact(
  broker: Broker,
  event: OutEvent,
  options: PublishOptions = {},
): Promise<'stored' | 'already-there'> {
  return send(broker, { event, message: encodeFact(event) }, options);
}

/**
 * Publishes what a handler returned, in its order. All are checked before the first goes out, so that a fact that
 * cannot travel leaves none of its siblings behind.
 */
export async function publishFacts(
  broker: Broker,
  events: readonly OutEvent[],
  options: PublishOptions,
): Promise<void> {
  const encoded = events.map((event) => ({ event, message: encodeFact(event) }));
  for (const { message } of encoded) checkSize(broker, message);
  for (const fact of encoded) await send(broker, fact, options);
}

interface EncodedFact {
  readonly event: OutEvent;
  readonly message: OutMessage;
}

function send(
  broker: Broker,
  { event, message }: EncodedFact,
  { signal, traceparent }: PublishOptions,
): Promise<'stored' | 'already-there'> {
  const attributes = {
    [ATTR.messagingDestinationName]: message.subject,
    [ATTR.messagingMessageId]: message.subject,
    [ATTR.messagingMessageBodySize]: message.body.length,
    ...partsOf(event.data),
  };
  return withSendSpan(event.contract, { attributes, traceparent }, (own) => {
    const headers = own === undefined ? message.headers : { ...message.headers, traceparent: own };
    return publish(broker, { ...message, headers }, signal);
  });
}

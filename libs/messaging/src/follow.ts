import { PoisonError } from '@langflix/contracts';
import type { JsMsg } from 'nats';
import { fromDelivery } from './arrived-message.ts';
import type { Broker } from './broker.ts';
import type { InEvent } from './handler.ts';
import type { FollowOptions } from './messaging.ts';
import { STREAM, STREAM_SUBJECT } from './names.ts';
import { readOrdered } from './ordered-read.ts';
import { contractOn, readEvent } from './read-event.ts';

/** Messages that are no event are passed over: their consumers have dead-lettered them. */
export async function follow(broker: Broker, { signal, onEvent }: FollowOptions): Promise<void> {
  const read = { stream: STREAM, filter: STREAM_SUBJECT, from: 'all', signal } as const;
  for await (const message of readOrdered(broker, read)) {
    const event = eventOf(broker, message);
    if (event !== undefined) await onEvent(event);
  }
}

function eventOf(broker: Broker, message: JsMsg): InEvent | undefined {
  const contract = contractOn(message.subject);
  if (contract === undefined) return undefined;
  try {
    return readEvent(contract, fromDelivery(message));
  } catch (error) {
    if (!(error instanceof PoisonError)) throw error;
    broker.log.debug(
      { err: error, subject: message.subject, seq: message.seq },
      'passed over an unreadable message',
    );
    return undefined;
  }
}

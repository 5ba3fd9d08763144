import { CONSUMERS } from '@langflix/contracts';
import type { ConsumerEntry, ConsumerName, Failure, MessageIdentity, OutEvent } from '@langflix/contracts';
import type { InEvent } from './handler.ts';
import { fieldsOf } from './read-event.ts';

export interface FailedMessage {
  readonly consumer: ConsumerName;
  readonly subject: string;
  /** Absent when nobody could read it. */
  readonly event: InEvent | undefined;
  /** Absent when not even that can be told. */
  readonly identity: MessageIdentity | undefined;
  readonly failure: Failure;
}

export function entryOf(consumer: ConsumerName): ConsumerEntry {
  return CONSUMERS[consumer];
}

/**
 * The facts that close a piece of work as failed, by the catalog. What cannot be read is closed too, as far as its
 * identity or its subject tell what it was: no job may wait for ever for a part that will not come.
 */
export function failureFacts({
  consumer,
  subject,
  event,
  identity,
  failure,
}: FailedMessage): readonly OutEvent[] {
  const entry = entryOf(consumer);
  if (event !== undefined) return entry.failed(event.data, event, failure);
  if (entry.on.producer === 'upstream') {
    return identity === undefined ? [] : (entry.poisoned?.(identity, failure) ?? []);
  }
  const fields = fieldsOf(entry.on, subject);
  return fields === undefined ? [] : entry.failed(fields, identity ?? { id: subject }, failure);
}

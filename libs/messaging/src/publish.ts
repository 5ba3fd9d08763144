import { TerminalError } from '@langflix/contracts';
import type { NatsError } from 'nats';
import { classify, isPassing } from './broker-errors.ts';
import { BROKER_BACKOFF } from './broker.ts';
import type { Broker } from './broker.ts';
import type { WireMessage } from './cloud-event.ts';
import { toNatsHeaders } from './header-value.ts';
import { retryDelay, wait } from './retry-delay.ts';

export interface OutMessage extends WireMessage {
  readonly subject: string;
  /** Store it only when the subject has no message yet. */
  readonly onlyFirst: boolean;
}

/** What the broker adds: the status line, and the headers for expectation and id. */
const OVERHEAD_BYTES = 256;

/**
 * Stores a message, however long the broker is away or its stream is full. A lost answer is asked again under the same
 * expectation or message id, so nothing is stored twice.
 * @throws TerminalError `event_too_large`; the signal's reason when it aborts; what the broker refuses for good.
 */
export async function publish(
  broker: Broker,
  message: OutMessage,
  signal?: AbortSignal,
): Promise<'stored' | 'already-there'> {
  checkSize(broker, message);
  const expect = message.onlyFirst ? { lastSubjectSequence: 0 } : {};
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      const headers = toNatsHeaders(message.headers);
      const stored = await broker.js.publish(message.subject, message.body, { headers, expect });
      return stored.duplicate ? 'already-there' : 'stored';
    } catch (error) {
      const kind = classify(error);
      if (kind === 'conflict') return 'already-there';
      if (kind === 'too-large') throw tooLarge(message);
      if (!isPassing(kind)) throw error;
      const fields = { code: (error as NatsError).code, subject: message.subject, attempt };
      if (kind === 'full') broker.log.warn(fields, 'the stream is full, waiting for room');
      else broker.log.info(fields, 'the broker did not confirm, publishing again');
      await wait(retryDelay(attempt, BROKER_BACKOFF), signal);
    }
  }
}

/** @throws TerminalError `event_too_large` */
export function checkSize(broker: Broker, message: OutMessage): void {
  if (!fits(broker, message)) throw tooLarge(message);
}

export function fits(broker: Broker, message: OutMessage): boolean {
  const limit = broker.connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
  return sizeOf(message) + OVERHEAD_BYTES <= limit;
}

function sizeOf({ headers, body, subject }: OutMessage): number {
  const headerBytes = Object.entries(headers).reduce(
    (sum, [name, value]) => sum + name.length + Buffer.byteLength(value) + 4,
    0,
  );
  return headerBytes + body.length + subject.length;
}

function tooLarge(message: OutMessage): TerminalError {
  return new TerminalError(
    'event_too_large',
    `${message.subject} takes ${message.body.length} bytes, more than the broker's max_payload: raise it, or make ` +
      'the parts smaller',
  );
}

import { DeliverPolicy } from 'nats';
import type { JsMsg } from 'nats';
import { BROKER_BACKOFF } from './broker.ts';
import type { Broker } from './broker.ts';
import { isRefusal } from './refusal.ts';
import { retryDelay, wait } from './retry-delay.ts';

export interface OrderedRead {
  readonly stream: string;
  readonly filter: string;
  /** What comes first: the whole history, or only the newest message of each subject. */
  readonly from: 'all' | 'last-per-subject';
  /** Begins after the message of this number; default 0. */
  readonly afterSeq?: number;
  readonly signal: AbortSignal;
}

/** Short, so that a lost consumer is noticed (two missed heartbeats, each half of it) within seconds. */
const PULL_MS = 4_000;

/**
 * Every message in order, each once, then whatever is added, until the signal aborts. Nothing is acknowledged. When
 * the broker goes away it reads on from the last message it saw. @throws NatsError where the user may not read
 */
export async function* readOrdered(broker: Broker, read: OrderedRead): AsyncGenerator<JsMsg> {
  let lastSeq = read.afterSeq ?? 0;
  for (let failures = 0; !read.signal.aborted;) {
    try {
      for await (const message of openRead(broker, read, lastSeq)) {
        failures = 0;
        lastSeq = message.seq;
        yield message;
      }
    } catch (error) {
      if (read.signal.aborted || broker.connection.isClosed()) return;
      if (isRefusal(error)) throw error;
      failures++;
      broker.log.info({ err: error, stream: read.stream, lastSeq }, 'reading was interrupted, reading on');
      await wait(retryDelay(failures, BROKER_BACKOFF), read.signal).catch(() => undefined);
    }
  }
}

async function* openRead(broker: Broker, read: OrderedRead, lastSeq: number): AsyncGenerator<JsMsg> {
  const consumer = await broker.js.consumers.get(read.stream, {
    filterSubjects: read.filter,
    ...startOf(read, lastSeq),
  });
  const messages = await consumer.consume({ max_messages: 200, expires: PULL_MS });
  const stop = (): void => messages.stop();
  read.signal.addEventListener('abort', stop, { once: true });
  try {
    if (read.signal.aborted) return;
    yield* messages;
  } finally {
    read.signal.removeEventListener('abort', stop);
    messages.stop();
  }
}

/** Without a word the client starts at the first message; `DeliverPolicy.All` it sends in a way servers refuse. */
function startOf({ from }: OrderedRead, lastSeq: number): object {
  if (lastSeq > 0) return { opt_start_seq: lastSeq + 1 };
  return from === 'all' ? {} : { deliver_policy: DeliverPolicy.LastPerSubject };
}

/** One message in a stream of a quota, or its removal. */
import { classify, isStreamFull } from '../broker-errors.ts';
import { patiently } from '../broker.ts';
import type { Broker } from '../broker.ts';

export interface Booking {
  readonly subject: string;
  readonly bytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Booked {
  readonly seq: number;
  /** Before the broker stamped it, by performance.now(). */
  readonly askedAtMs: number;
}

/**
 * Undefined when the stream is full. Waits for a broker that is away; an answer that got lost may have stored a message
 * that nobody knows of, which is on the safe side and forgotten with the window.
 */
export async function book(broker: Broker, { subject, bytes, signal }: Booking): Promise<Booked | undefined> {
  const payload = new Uint8Array(bytes);
  const attempt = async (): Promise<Booked | undefined> => {
    const askedAtMs = performance.now();
    try {
      const { seq } = await broker.js.publish(subject, payload);
      return { seq, askedAtMs };
    } catch (error) {
      if (isStreamFull(error)) return undefined;
      throw error;
    }
  };
  return patiently(broker, attempt, signal);
}

/**
 * Erased, not merely deleted: servers before 2.10 forget in a crash what was deleted, find more messages than the
 * stream may hold, and drop the oldest, which are permits in force. No error when it is gone already.
 */
export async function erase(broker: Broker, stream: string, seq: number): Promise<void> {
  try {
    await patiently(broker, () => broker.jsm.streams.deleteMessage(stream, seq, true));
  } catch (error) {
    if (classify(error) !== 'missing') throw error;
  }
}

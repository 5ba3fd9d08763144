/**
 * Attempts are deliveries minus those that say nothing about the work: cut by shutdown, or ended by a failure that is
 * marked as uncounted. The broker counts deliveries; the others are counted in a bucket, written before the message goes
 * back. A worker that is killed writes nothing, so its delivery counts. See ADR 9.
 */
import type { ConsumerName } from '@langflix/contracts';
import type { JsMsg } from 'nats';
import { findPatiently } from './broker.ts';
import type { Broker } from './broker.ts';
import { ATTEMPTS_BUCKET, streamOfBucket } from './names.ts';
import { publish } from './publish.ts';

export interface Delivery {
  readonly broker: Broker;
  readonly consumer: ConsumerName;
  readonly message: JsMsg;
}

/** What a stopping process waits for its note to be taken; its message is given back with or without it. */
const RELEASE_MS = 1_000;

/** Deliveries of this message, before this one, that do not count. */
export async function readUncounted(delivery: Delivery, signal?: AbortSignal): Promise<number> {
  const { broker, message } = delivery;
  const before = message.info.deliveryCount - 1;
  if (before === 0) return 0;
  const stream = streamOfBucket(ATTEMPTS_BUCKET);
  const query = { last_by_subj: subjectOf(delivery) };
  const stored = await findPatiently(broker, () => broker.jsm.streams.getMessage(stream, query), signal);
  const noted = stored === undefined ? 0 : Number(new TextDecoder().decode(stored.data));
  return Number.isInteger(noted) ? Math.min(noted, before) : 0;
}

/** @param uncounted with this one */
export async function writeUncounted(
  delivery: Delivery,
  uncounted: number,
  signal?: AbortSignal,
): Promise<void> {
  const body = new TextEncoder().encode(String(uncounted));
  const note = { subject: subjectOf(delivery), headers: {}, body, onlyFirst: false };
  await publish(delivery.broker, note, signal);
}

/** Gives a message back at once, as shutdown asks, so that this delivery does not count. Never throws. */
export async function release(delivery: Delivery): Promise<void> {
  const { broker, consumer, message } = delivery;
  const time = AbortSignal.timeout(RELEASE_MS);
  const noting = readUncounted(delivery, time).then((before) => writeUncounted(delivery, before + 1, time));
  try {
    await Promise.race([noting, aborted(time)]);
  } catch (err) {
    broker.log.info({ err, consumer, subject: message.subject }, 'this delivery counts as an attempt');
  }
  message.nak();
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The time of storing tells a message from one that had its number in an earlier life of the stream. */
function subjectOf({ consumer, message }: Delivery): string {
  const { streamSequence, timestampNanos } = message.info;
  return `$KV.${ATTEMPTS_BUCKET}.${consumer}.${streamSequence}-${Math.floor(timestampNanos / 1e6)}`;
}

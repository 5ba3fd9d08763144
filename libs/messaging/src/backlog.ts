import { CONSUMERS, RetryableError, filterOf } from '@langflix/contracts';
import type { ConsumerName } from '@langflix/contracts';
import { classify } from './broker-errors.ts';
import type { Broker } from './broker.ts';
import type { Backlog } from './messaging.ts';
import { STREAM } from './names.ts';

/** Asked by monitors, again and again: one that cannot be answered now is not waited for. */
export async function backlog(broker: Broker): Promise<readonly Backlog[]> {
  const names = Object.keys(CONSUMERS) as ConsumerName[];
  try {
    return await Promise.all(
      names.map(async (name) => describe(broker, name, await broker.jsm.consumers.info(STREAM, name))),
    );
  } catch (cause) {
    throw new RetryableError('the broker does not tell the backlog now', {
      code: 'broker_unavailable',
      cause,
    });
  }
}

interface ConsumerFigures {
  readonly num_pending: number;
  readonly num_ack_pending: number;
  readonly num_redelivered: number;
  /** All messages of the consumer up to this one are done. */
  readonly ack_floor: { readonly stream_seq: number };
}

async function describe(broker: Broker, consumer: ConsumerName, info: ConsumerFigures): Promise<Backlog> {
  const { num_pending: pending, num_ack_pending: inFlight, num_redelivered: redelivered } = info;
  const oldestAt =
    pending + inFlight > 0 ? await firstAfter(broker, consumer, info.ack_floor.stream_seq) : undefined;
  return { consumer, pending, inFlight, redelivered, ...(oldestAt !== undefined && { oldestAt }) };
}

/** When the first message that is not done was written; undefined when it was done meanwhile. */
async function firstAfter({ jsm }: Broker, consumer: ConsumerName, seq: number): Promise<string | undefined> {
  const next = { seq: seq + 1, next_by_subj: filterOf(CONSUMERS[consumer].on) };
  try {
    return (await jsm.streams.getMessage(STREAM, next)).time.toISOString();
  } catch (error) {
    if (classify(error) === 'missing') return undefined;
    throw error;
  }
}

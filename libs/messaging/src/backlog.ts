import { CONSUMERS, RetryableError } from '@langflix/contracts';
import type { ConsumerName } from '@langflix/contracts';
import type { Broker } from './broker.ts';
import type { Backlog } from './messaging.ts';
import { STREAM } from './names.ts';

/** Asked by monitors, again and again: one that cannot be answered now is not waited for. */
export async function backlog({ jsm }: Broker): Promise<readonly Backlog[]> {
  const names = Object.keys(CONSUMERS) as ConsumerName[];
  try {
    return await Promise.all(
      names.map(async (name) => describe(name, await jsm.consumers.info(STREAM, name))),
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
}

function describe(consumer: ConsumerName, info: ConsumerFigures): Backlog {
  const { num_pending: pending, num_ack_pending: inFlight, num_redelivered: redelivered } = info;
  return { consumer, pending, inFlight, redelivered };
}

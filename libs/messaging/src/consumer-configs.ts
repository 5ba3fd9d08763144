import { CONSUMERS, filterOf } from '@langflix/contracts';
import type { ConsumerEntry } from '@langflix/contracts';
import { AckPolicy, DeliverPolicy, ReplayPolicy, nanos } from 'nats';
import type { ConsumerConfig } from 'nats';
import { STREAM } from './names.ts';
import type { NatsSettings } from './settings.ts';

export interface WantedConsumer {
  readonly stream: string;
  readonly config: Partial<ConsumerConfig> & { durable_name: string };
}

/**
 * Messages in flight over all replicas. A slot holds one, but a message that waits for its next attempt counts too:
 * with a low limit, a burst of failures would keep good work from being delivered. The broker's default, made explicit.
 */
const MAX_IN_FLIGHT = 1000;

export function wantedConsumers(settings: NatsSettings): WantedConsumer[] {
  const common = {
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(settings.ackWaitMs),
    deliver_policy: DeliverPolicy.All,
    replay_policy: ReplayPolicy.Instant,
    max_ack_pending: MAX_IN_FLIGHT,
    // Unlimited: the broker would count deliveries that are no attempts. The runtime counts and ends, see uncounted.ts.
    max_deliver: -1,
  };
  return Object.entries<ConsumerEntry>(CONSUMERS).map(([name, entry]) => ({
    stream: STREAM,
    config: {
      ...common,
      durable_name: name,
      filter_subject: filterOf(entry.on),
    },
  }));
}

/** What the tests of this app start from. */
import { connectMessaging, provision } from '@langflix/messaging';
import type { Messaging } from '@langflix/messaging';
import { createLogger } from '@langflix/telemetry';

export const silent = createLogger({ service: 'test', level: 'silent' });

/** A connection to a broker at `url`, with streams and buckets as a real one has them. */
export async function aProvisionedBroker(url: string): Promise<Messaging> {
  const nats = { servers: [url], ackWaitMs: 1_000, maxAgeHours: 1, replicas: 1 };
  const messaging = await connectMessaging({ nats, name: 'test', log: silent });
  await provision(messaging, nats);
  return messaging;
}

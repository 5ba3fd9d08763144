import type { ConsumerName } from '@langflix/contracts';
import { findPatiently } from './broker.ts';
import type { Broker } from './broker.ts';
import { BUCKETS, STREAM, streamOfBucket } from './names.ts';
import { wait } from './retry-delay.ts';

const LOOK_MS = 250;
const LOG_EVERY = 40;

/** Services only bind: whoever runs `provision` makes these. @throws the signal's reason when it aborts. */
export async function waitForStreams(
  broker: Broker,
  consumers: readonly ConsumerName[],
  signal: AbortSignal,
): Promise<void> {
  const { streams, consumers: durables } = broker.jsm;
  for (const stream of [STREAM, ...BUCKETS.map(streamOfBucket)]) {
    await waitFor(broker, { what: stream, look: () => streams.info(stream), signal });
  }
  for (const name of consumers) {
    await waitFor(broker, { what: name, look: () => durables.info(STREAM, name), signal });
  }
}

interface Awaited {
  readonly what: string;
  look(): Promise<unknown>;
  readonly signal: AbortSignal;
}

async function waitFor(broker: Broker, { what, look, signal }: Awaited): Promise<void> {
  for (let attempt = 1; (await findPatiently(broker, look, signal)) === undefined; attempt++) {
    if (attempt % LOG_EVERY === 1) broker.log.warn({ missing: what }, 'not provisioned yet, waiting for it');
    await wait(LOOK_MS, signal);
  }
}

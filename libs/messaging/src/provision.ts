import { isDeepStrictEqual } from 'node:util';
import type { ConsumerConfig, StreamConfig } from 'nats';
import { brokerOf, findPatiently, patiently } from './broker.ts';
import type { Broker } from './broker.ts';
import { wantedConsumers } from './consumer-configs.ts';
import type { WantedConsumer } from './consumer-configs.ts';
import type { Messaging } from './messaging.ts';
import { dayStreamOf, minuteStreamOf } from './names.ts';
import { dayStream, isPerMinute, minuteStream } from './quota/quota-streams.ts';
import type { QuotaWindow } from './quota/quota-streams.ts';
import type { QuotaSettings } from './quota/quota.ts';
import type { NatsSettings } from './settings.ts';
import { wantedStreams } from './stream-configs.ts';
import type { WantedStream } from './stream-configs.ts';

/**
 * Makes streams, buckets, quotas and durable consumers as this version wants them, or changes those that differ; what agrees
 * is left alone, so it may run at every start and on several machines at once. Waits for the broker. Stored messages,
 * the progress of consumers and the share of a quota that is in force are kept.
 * @throws NatsError when a change is impossible, e.g. of the storage type, or not permitted.
 */
export async function provision(
  messaging: Messaging,
  settings: NatsSettings,
  quotas: readonly QuotaSettings[] = [],
): Promise<void> {
  const broker = brokerOf(messaging);
  for (const stream of wantedStreams(settings)) await provisionStream(broker, stream.name, () => stream);
  for (const quota of quotas) await provisionQuota(broker, settings, { quota });
  for (const consumer of wantedConsumers(settings)) await provisionConsumer(broker, consumer);
}

/** A limit that is 0 has no stream. */
export async function provisionQuota(
  broker: Broker,
  settings: Pick<NatsSettings, 'replicas'>,
  { quota, window }: { quota: QuotaSettings; window?: QuotaWindow },
): Promise<void> {
  if (isPerMinute(quota)) {
    await provisionStream(broker, minuteStreamOf(quota.key).name, (existing) =>
      minuteStream(settings, quota, { existing, ...(window === undefined ? {} : { window }) }),
    );
  }
  if (quota.requestsPerDay === 0) return;
  await provisionStream(broker, dayStreamOf(quota.key).name, () => dayStream(settings, quota));
}

async function provisionStream(
  broker: Broker,
  name: string,
  want: (existing: StreamConfig | undefined) => WantedStream,
): Promise<void> {
  const { streams } = broker.jsm;
  const existing = await findPatiently(broker, () => streams.info(name));
  const wanted = want(existing?.config);
  if (existing === undefined) {
    await patiently(broker, () => streams.add(wanted));
    broker.log.info({ stream: wanted.name }, 'stream made');
    return;
  }
  const changes = differences<StreamConfig>(existing.config, wanted);
  if (changes.length === 0) return;
  await patiently(broker, () => streams.update(wanted.name, wanted));
  broker.log.info({ stream: wanted.name, changes }, 'stream changed');
}

async function provisionConsumer(broker: Broker, { stream, config }: WantedConsumer): Promise<void> {
  const { consumers } = broker.jsm;
  const name = config.durable_name;
  const existing = await findPatiently(broker, () => consumers.info(stream, name));
  if (existing === undefined) {
    await patiently(broker, () => consumers.add(stream, config));
    broker.log.info({ stream, consumer: name }, 'consumer made');
    return;
  }
  const changes = differences<ConsumerConfig>(existing.config, config);
  if (changes.length === 0) return;
  await patiently(broker, () => consumers.update(stream, name, config));
  broker.log.info({ stream, consumer: name, changes }, 'consumer changed');
}

/** Names of the wanted fields whose value is another now. The broker leaves out what is zero or false. */
function differences<Config>(existing: Config, wanted: Partial<Config>): string[] {
  return Object.entries(wanted)
    .filter(([name, value]) => {
      const now = (existing as Record<string, unknown>)[name];
      return !isDeepStrictEqual(now ?? false, value ?? false);
    })
    .map(([name]) => name);
}

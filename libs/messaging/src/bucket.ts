import { TerminalError } from '@langflix/contracts';
import type { KV } from 'nats';
import { classify } from './broker-errors.ts';
import { findPatiently, patiently } from './broker.ts';
import type { Broker } from './broker.ts';
import type { KeyValue } from './key-value.ts';
import { streamOfBucket } from './names.ts';
import { entries, watch } from './bucket-watch.ts';
import { retryDelay, wait } from './retry-delay.ts';
import { describeIssues } from './schema.ts';
import type { Schema } from './schema.ts';

const CONFLICT_BACKOFF = { firstMs: 2, mostMs: 100 };

/** @throws TerminalError `bucket_missing` */
export async function openKeyValue<T>(
  broker: Broker,
  { bucket, schema }: { bucket: string; schema: Schema<T> },
): Promise<KeyValue<T>> {
  const stream = streamOfBucket(bucket);
  if ((await findPatiently(broker, () => broker.jsm.streams.info(stream))) === undefined) {
    throw new TerminalError(
      'bucket_missing',
      `there is no bucket ${bucket} in the broker: provision it first`,
    );
  }
  // Reads go to the stream's leader, never to a copy that may lag: a decision not to change rests on what was read.
  const kv = await broker.js.views.kv(bucket, { bindOnly: true, allow_direct: false });
  const codec = codecOf(bucket, schema);
  const opened: OpenBucket<T> = { broker, kv, bucket, codec };
  return {
    get: async (key) => (await read(opened, key))?.value,
    create: (key, value) => create(opened, key, value),
    update: (key, change) => update(opened, key, change),
    watch: ({ key = '>', signal }) => watch(opened, key, signal),
    entries: () => entries(opened),
  };
}

export interface OpenBucket<T> {
  readonly broker: Broker;
  readonly kv: KV;
  readonly bucket: string;
  readonly codec: Codec<T>;
}

interface Codec<T> {
  encode(value: T): Uint8Array;
  decode(key: string, bytes: Uint8Array): T;
}

function codecOf<T>(bucket: string, schema: Schema<T>): Codec<T> {
  return {
    encode: (value) => new TextEncoder().encode(JSON.stringify(value)),
    decode: (key, bytes) => {
      const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
      if (parsed.success) return parsed.data;
      throw new TerminalError('bucket_value', `${bucket}/${key}: ${describeIssues(parsed.error)}`);
    },
  };
}

async function read<T>({ broker, kv, codec }: OpenBucket<T>, key: string): Promise<Revision<T> | undefined> {
  const entry = await patiently(broker, () => kv.get(key));
  if (entry === null || entry.operation !== 'PUT') return undefined;
  return { value: codec.decode(key, entry.value), revision: entry.revision };
}

interface Revision<T> {
  readonly value: T;
  readonly revision: number;
}

async function create<T>({ broker, kv, codec }: OpenBucket<T>, key: string, value: T): Promise<boolean> {
  try {
    await patiently(broker, () => kv.create(key, codec.encode(value)));
    return true;
  } catch (error) {
    if (classify(error) === 'conflict') return false;
    throw error;
  }
}

async function update<T>(
  opened: OpenBucket<T>,
  key: string,
  change: (current: T) => T | undefined,
): Promise<T | undefined> {
  for (let attempt = 1; ; attempt++) {
    const current = await read(opened, key);
    if (current === undefined) return undefined;
    const changed = change(current.value);
    if (changed === undefined) return current.value;
    try {
      await opened.kv.update(key, opened.codec.encode(changed), current.revision);
      return changed;
    } catch (error) {
      // Conflict: somebody was quicker. Unavailable: the answer is lost, what is stored now tells.
      const kind = classify(error);
      if (kind !== 'conflict' && kind !== 'unavailable' && kind !== 'full') throw error;
      await wait(retryDelay(attempt, CONFLICT_BACKOFF));
    }
  }
}

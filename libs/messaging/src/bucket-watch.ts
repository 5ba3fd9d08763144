import { patiently } from './broker.ts';
import type { OpenBucket } from './bucket.ts';
import type { KeyValueEntry } from './key-value.ts';
import { streamOfBucket } from './names.ts';
import { readOrdered } from './ordered-read.ts';

export async function* watch<T>(
  { broker, bucket, codec }: OpenBucket<T>,
  key: string,
  signal: AbortSignal,
): AsyncGenerator<KeyValueEntry<T>> {
  const prefix = `$KV.${bucket}.`;
  const read = {
    stream: streamOfBucket(bucket),
    filter: prefix + key,
    from: 'last-per-subject',
    signal,
  } as const;
  for await (const message of readOrdered(broker, read)) {
    if (message.headers?.has('KV-Operation')) continue;
    const name = message.subject.slice(prefix.length);
    yield { key: name, value: codec.decode(name, message.data) };
  }
}

export async function entries<T>(opened: OpenBucket<T>): Promise<readonly KeyValueEntry<T>[]> {
  const { broker, bucket, codec } = opened;
  const stream = streamOfBucket(bucket);
  const { state } = await patiently(broker, () => broker.jsm.streams.info(stream));
  if (state.messages === 0) return [];
  const prefix = `$KV.${bucket}.`;
  const found = new Map<string, T>();
  const done = new AbortController();
  const read = { stream, filter: `${prefix}>`, from: 'last-per-subject', signal: done.signal } as const;
  for await (const message of readOrdered(broker, read)) {
    const name = message.subject.slice(prefix.length);
    if (!message.headers?.has('KV-Operation')) found.set(name, codec.decode(name, message.data));
    if (message.info.pending === 0) break;
  }
  done.abort();
  return Array.from(found, ([key, value]) => ({ key, value }));
}

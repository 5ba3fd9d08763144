import { expect, test } from '@jest/globals';
import { ANSWERS_BUCKET, answerEntry } from '@langflix/contracts';
import type { AnswerEntry } from '@langflix/contracts';
import type { KeptReply } from '@langflix/llm';
import type { KeyValue } from '@langflix/messaging';
import { startNatsServer } from '@langflix/testing';
import { aProvisionedBroker } from '../a-provisioned-broker.ts';
import { createReplyStore } from './reply-store.ts';

const reply: KeptReply = {
  kind: 'text',
  text: '{"expressions":[]}',
  inputTokens: 900,
  outputTokens: 120,
  thinkingTokens: 20,
  cachedTokens: 0,
};

test('a reply is there for the next worker, and a lease under its key is none', async () => {
  await using server = await startNatsServer();
  const messaging = await aProvisionedBroker(server.url);
  try {
    const entries = await messaging.openKeyValue({ bucket: ANSWERS_BUCKET, schema: answerEntry });
    await createReplyStore(entries).put('reply.a', reply);
    expect(await createReplyStore(entries).get('reply.a')).toEqual(reply);
    expect(await createReplyStore(entries).get('reply.b')).toBeUndefined();
    await entries.create('reply.c', { state: 'open' });
    expect(await createReplyStore(entries).get('reply.c')).toBeUndefined();
  } finally {
    await messaging.close();
  }
}, 30_000);

test('a bucket that does not answer is done without', async () => {
  const never = new Promise<never>(() => undefined);
  const entries = { get: () => never, create: () => never } as unknown as KeyValue<AnswerEntry>;
  const store = createReplyStore(entries, 1);
  expect(await store.get('reply.a')).toBeUndefined();
  await expect(store.put('reply.a', reply)).resolves.toBeUndefined();
});

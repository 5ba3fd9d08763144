import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANSWERS_BUCKET, NO_USAGE, answerEntry } from '@langflix/contracts';
import type { AnswerEntry } from '@langflix/contracts';
import type { KeyValue, Messaging } from '@langflix/messaging';
import { startNatsServer, waitFor } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import { aProvisionedBroker, silent } from '../a-provisioned-broker.ts';
import { createAskOnce } from './ask-once.ts';
import type { PaidAnswer } from './paid-answer.ts';

const { signal } = new AbortController();
let server: NatsServer;
let messaging: Messaging;
let entries: KeyValue<AnswerEntry>;
let keys = 0;

beforeAll(async () => {
  server = await startNatsServer();
  messaging = await aProvisionedBroker(server.url);
  entries = await messaging.openKeyValue({ bucket: ANSWERS_BUCKET, schema: answerEntry });
}, 30_000);
afterAll(async () => {
  await messaging.close();
  await server[Symbol.asyncDispose]();
});

const aKey = (): string => `analysis.${(keys += 1)}`;
const paid = (job = 'a-job'): PaidAnswer => ({
  kept: { proposals: [], dropped: [] },
  usage: { ...NO_USAGE, requests: 1, inputTokens: 900 },
  job,
  chunk: 0,
});
const aReplica = () => createAskOnce({ entries, log: silent, beatMs: 40, staleMs: 200 });
const never = () => Promise.reject(new Error('asked, though there is an answer'));

describe('a question', () => {
  test('is asked once by two replicas that have it at the same time', async () => {
    const key = aKey();
    const answer = Promise.withResolvers<PaidAnswer>();
    let asked = 0;
    const ask = () => ((asked += 1), answer.promise);
    const both = [aReplica()(key, ask, signal), aReplica()(key, ask, signal)];
    await waitFor(async () => beatOf(await entries.get(key)) >= 2);
    answer.resolve(paid());
    const results = await Promise.all(both);
    expect(asked).toBe(1);
    expect(results.map(({ isNew }) => isNew).toSorted()).toEqual([false, true]);
    expect(results.map((one) => one.paid)).toEqual([paid(), paid()]);
  });

  test('is not asked again when there is an answer, and tells who paid for it', async () => {
    const key = aKey();
    await aReplica()(key, async () => paid('other-job'), signal);
    expect(await aReplica()(key, never, signal)).toEqual({ paid: paid('other-job'), isNew: false });
  });

  test('of a worker that died is taken over when its lease stands still', async () => {
    const key = aKey();
    await entries.create(key, { state: 'asking', owner: 'dead', beat: 7 });
    expect(await aReplica()(key, async () => paid(), signal)).toMatchObject({ isNew: true });
    expect(await entries.get(key)).toMatchObject({ state: 'answered' });
  });

  test('of a worker that died just after its answer came costs no second call', async () => {
    const key = aKey();
    await entries.create(key, { state: 'answered', answer: JSON.parse(JSON.stringify(paid())) });
    expect(await aReplica()(key, never, signal)).toMatchObject({ isNew: false });
  });

  test('that failed is open for the next one at once', async () => {
    const key = aKey();
    const failure = new Error('no luck');
    await expect(aReplica()(key, () => Promise.reject(failure), signal)).rejects.toBe(failure);
    expect(await entries.get(key)).toEqual({ state: 'open' });
    expect(await aReplica()(key, async () => paid(), signal)).toMatchObject({ isNew: true });
  });

  test('is not waited for any longer when the service stops', async () => {
    const key = aKey();
    const stop = new AbortController();
    const slow = Promise.withResolvers<PaidAnswer>();
    const first = aReplica()(key, () => slow.promise, signal);
    await waitFor(() => entries.get(key));
    const second = aReplica()(key, never, stop.signal);
    stop.abort(new Error('stopping'));
    await expect(second).rejects.toThrow('stopping');
    slow.resolve(paid());
    await first;
  });
});

test('a bucket that does not work is done without', async () => {
  const broken = { ...entries, create: () => Promise.reject(new Error('no space')) };
  const askOnce = createAskOnce({ entries: broken, log: silent });
  expect(await askOnce(aKey(), async () => paid(), signal)).toEqual({ paid: paid(), isNew: true });
});

const beatOf = (entry: AnswerEntry | undefined): number => (entry?.state === 'asking' ? entry.beat : -1);

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BUDGETS_BUCKET, TerminalError, budgetEntry, emit, episodeIngested } from '@langflix/contracts';
import type { BudgetEntry } from '@langflix/contracts';
import { estimateAnalysis } from '@langflix/llm';
import type { PriceTable } from '@langflix/llm';
import type { KeyValue, Messaging } from '@langflix/messaging';
import { aChunkReady, anEpisodeIngested, startNatsServer } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import { aProvisionedBroker } from '../a-provisioned-broker.ts';
import { createBudgets } from './create-budgets.ts';

const prices: PriceTable = { 'gemini-x': { input: 1, output: 10 } };
const model = 'gemini-x';
const ONE = estimateAnalysis([aChunkReady()], { model, prices }).costUsd ?? NaN;
let server: NatsServer;
let messaging: Messaging;
let entries: KeyValue<BudgetEntry>;

beforeAll(async () => {
  server = await startNatsServer();
  messaging = await aProvisionedBroker(server.url);
  entries = await messaging.openKeyValue({ bucket: BUDGETS_BUCKET, schema: budgetEntry });
}, 30_000);
afterAll(async () => {
  await messaging.close();
  await server[Symbol.asyncDispose]();
});

async function aJob(job: string, budgetUsd: number | undefined) {
  const settings = budgetUsd === undefined ? {} : { budgetUsd };
  await messaging.publishFact(emit(episodeIngested, anEpisodeIngested({ job, settings })));
  return (chunk: number) => aChunkReady({ job, chunk });
}
const replica = (override: Partial<Parameters<typeof createBudgets>[0]> = {}) =>
  createBudgets({ messaging, entries, model, prices, defaultUsd: 0, ...override });

describe('a job with a budget', () => {
  test('spends up to it over all replicas, then ends its chunks with what was spent and what to do', async () => {
    const chunk = await aJob('spends', 5 * ONE);
    await replica().reserve(chunk(0));
    await replica().reserve(chunk(1));
    await replica().settle(chunk(0), 2 * ONE);
    await replica().settle(chunk(1), 1.9 * ONE);
    const refused = replica().reserve(chunk(2));
    await expect(refused).rejects.toBeInstanceOf(TerminalError);
    await expect(refused).rejects.toMatchObject({
      code: 'budget_exhausted',
      message: expect.stringMatching(/\$0\.\d+ of the job's budget of \$0\.\d+ are spent.*higher budget/),
    });
  });

  test('looks again later while the rest is reserved by other chunks', async () => {
    const chunk = await aJob('reserved', 3 * ONE);
    await replica().reserve(chunk(0));
    await expect(replica().reserve(chunk(1))).rejects.toMatchObject({
      uncounted: true,
      code: 'budget_reserved',
    });
    await replica().settle(chunk(0), 0);
    await expect(replica().reserve(chunk(1))).resolves.toBeUndefined();
  });

  test('lets a chunk that comes again after a crash use its own reservation', async () => {
    const chunk = await aJob('again', 2 * ONE);
    await replica().reserve(chunk(0));
    await expect(replica().reserve(chunk(0))).resolves.toBeUndefined();
  });

  test('is refused where the price of the model is not known', async () => {
    const chunk = await aJob('priceless', 1);
    await expect(replica({ prices: {} }).reserve(chunk(0))).rejects.toMatchObject({
      code: 'budget_without_price',
      message: expect.stringContaining('llm.prices'),
    });
  });
});

test('a job without a budget spends freely, unless a default is configured', async () => {
  const chunk = await aJob('free', undefined);
  await replica().reserve(chunk(0));
  expect(await entries.get('free')).toBeUndefined();
  await expect(replica({ defaultUsd: ONE / 2 }).reserve(chunk(0))).rejects.toMatchObject({
    code: 'budget_exhausted',
  });
});

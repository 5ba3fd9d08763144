import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chunkAnalyzed, chunkReady, contentHash, emit } from '@langflix/contracts';
import type { OutEvent } from '@langflix/contracts';
import { aChunkAnalyzed, aChunkReady, anEpisodeSubmitted, startNatsServer, waitFor } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import type { InEvent } from '../src/handler.ts';
import { openBench } from './bench.ts';
import type { Bench } from './bench.ts';

let server: NatsServer;
let bench: Bench;

beforeAll(async () => {
  server = await startNatsServer();
  bench = await openBench(server.url);
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const { signal } = new AbortController();
const analyzed = (job: string, chunk: number): OutEvent =>
  emit(chunkAnalyzed, aChunkAnalyzed({ job, chunk }));

async function factsOf(
  job: string,
  between?: { readonly firstSeq: number; readonly lastSeq: number },
): Promise<InEvent[]> {
  const events: InEvent[] = [];
  const onEvent = (event: InEvent): void => void events.push(event);
  await bench.messaging.follow({ job, factsOnly: true, untilNow: true, between, signal, onEvent });
  return events;
}

describe('the facts of one job', () => {
  test('are read without its submission, and again from where they are known to lie', async () => {
    const { job } = await bench.messaging.submitEpisode(anEpisodeSubmitted(), { id: 'a', source: '/here' });
    for (const chunk of [0, 1, 2]) {
      await bench.messaging.publishFact(analyzed(job, chunk));
      await bench.messaging.publishFact(analyzed(contentHash(['other']), chunk));
    }
    const all = await factsOf(job);
    expect(all.map(({ contract }) => contract.name)).toEqual(Array(3).fill('chunk.analyzed'));
    const [firstSeq = 0, lastSeq = 0] = all.slice(1).map(({ seq }) => seq ?? 0);
    expect((await factsOf(job, { firstSeq, lastSeq })).map(({ seq }) => seq)).toEqual([firstSeq, lastSeq]);
  });
});

describe('who follows everything', () => {
  test('is told once that the history has been read, then hears what is new', async () => {
    const job = contentHash(['history']);
    const told: string[] = [];
    await bench.messaging.publishFact(analyzed(job, 0));
    const ending = new AbortController();
    const following = bench.messaging.follow({
      signal: ending.signal,
      onEvent: ({ subject }) => void told.push(subject),
      onCaughtUp: () => void told.push('caught up'),
    });
    await waitFor(() => told.includes('caught up'));
    expect(told.indexOf('caught up')).toBeGreaterThan(told.findIndex((subject) => subject.includes(job)));
    await bench.messaging.publishFact(analyzed(job, 1));
    await waitFor(() => told.at(-1)?.endsWith('chunk.analyzed.1'));
    expect(told.filter((one) => one === 'caught up')).toHaveLength(1);
    ending.abort();
    await following;
  });

  test('is told at once where there is none', async () => {
    await using empty = await startNatsServer();
    await using fresh = await openBench(empty.url);
    const ending = new AbortController();
    let isCaughtUp = false;
    const following = fresh.messaging.follow({
      signal: ending.signal,
      onEvent: () => undefined,
      onCaughtUp() {
        isCaughtUp = true;
      },
    });
    await waitFor(() => isCaughtUp);
    ending.abort();
    await following;
  });
});

test('the backlog tells since when the oldest message waits, of each consumer', async () => {
  const oldestAt = async (): Promise<string | undefined> =>
    (await bench.messaging.backlog()).find(({ consumer }) => consumer === 'llm-analyzer__analyze-chunk')
      ?.oldestAt;
  expect(await oldestAt()).toBeUndefined();
  const beganMs = Date.now();
  await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job: contentHash(['waiting']) })));
  await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job: contentHash(['waiting too']) })));
  const first = await oldestAt();
  expect(Math.abs(Date.parse(first ?? '') - beganMs)).toBeLessThan(60_000);
  const done = bench.consume('llm-analyzer', {
    handlers: { 'llm-analyzer__analyze-chunk': async () => [] },
  });
  await waitFor(async () => (await oldestAt()) === undefined);
  await done.stop();
});

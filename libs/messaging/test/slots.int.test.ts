import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { chunkReady, emit } from '@langflix/contracts';
import { aChunkReady, startNatsServer, waitFor } from '@langflix/testing';
import { STREAM } from '../src/names.ts';
import { runSlots } from '../src/pull-slots.ts';
import { jobNamed, openBench } from './bench.ts';

const DURABLE = 'llm-analyzer__analyze-chunk';

describe('a slot', () => {
  test('holds one message, also after one that took longer than many pulls', async () => {
    await using server = await startNatsServer();
    await using bench = await openBench(server.url, { ackWaitMs: 20_000 });
    const job = jobNamed('slot');
    for (let chunk = 0; chunk < 5; chunk++) {
      await bench.messaging.publishFact(emit(chunkReady, aChunkReady({ job, chunk })));
    }
    const inFlight: number[] = [];
    const stopping = new AbortController();
    const running = runSlots(bench.broker, {
      stream: STREAM,
      durable: DURABLE,
      count: 1,
      pullMs: 1_000,
      stopping: stopping.signal,
      log: bench.broker.log,
      release: async (message) => message.nak(),
      work: async (message) => {
        if (inFlight.length === 0) await delay(3_500);
        inFlight.push((await bench.broker.jsm.consumers.info(STREAM, DURABLE)).num_ack_pending);
        message.ack();
      },
    });
    await waitFor(() => inFlight.length === 5);
    stopping.abort();
    await running;
    expect(inFlight).toEqual([1, 1, 1, 1, 1]);
  });
});

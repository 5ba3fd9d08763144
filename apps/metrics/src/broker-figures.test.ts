import { describe, expect, test } from '@jest/globals';
import type { DeadLetter } from '@langflix/messaging';
import { Registry } from 'prom-client';
import { createBrokerFigures } from './broker-figures.ts';

type Source = Parameters<typeof createBrokerFigures>[1];

const waiting = { consumer: 'clip-encoder__encode-clip', pending: 7, inFlight: 2, redelivered: 1 } as const;
const letter = { consumer: 'clip-encoder__encode-clip' } as DeadLetter;

function makeSource(override: Partial<Source> & { list?: () => Promise<DeadLetter[]> } = {}): Source {
  return {
    isConnected: () => true,
    backlog: async () => [waiting],
    deadLetters: { list: override.list ?? (async () => [letter, letter]) } as Source['deadLetters'],
    ...override,
  };
}

async function scrape(source: Source): Promise<string> {
  const registry = new Registry();
  await createBrokerFigures(registry, source).refresh();
  return registry.metrics();
}

describe('the figures of the broker', () => {
  test('say how much waits for each consumer and how much was given up', async () => {
    const text = await scrape(makeSource());
    const label = '{consumer="clip-encoder__encode-clip"}';
    expect(text).toContain(`langflix_consumer_pending_messages${label} 7`);
    expect(text).toContain(`langflix_consumer_in_flight_messages${label} 2`);
    expect(text).toContain(`langflix_consumer_redelivered_messages${label} 1`);
    expect(text).toContain(`langflix_dead_letters${label} 2`);
    expect(text).toContain('langflix_broker_connected 1');
  });

  test.each([
    ['is away', makeSource({ isConnected: () => false })],
    ['refuses', makeSource({ backlog: () => Promise.reject(new Error('no')) })],
  ])('say that the broker cannot be asked when it %s', async (_what, source) => {
    const text = await scrape(source);
    expect(text).toContain('langflix_broker_connected 0');
    expect(text).not.toContain('langflix_consumer_pending_messages{');
  });

  test('do not pile up questions while one is open', async () => {
    let asked = 0;
    let answer: (() => void) | undefined;
    const open = new Promise<readonly []>((resolve) => {
      answer = () => resolve([]);
    });
    const source = makeSource({
      backlog: () => {
        asked += 1;
        return open;
      },
    });
    const figures = createBrokerFigures(new Registry(), source);
    const scrapes = [figures.refresh(), figures.refresh()];
    answer?.();
    await Promise.all(scrapes);
    expect(asked).toBe(1);
  });

  test('read the dead letters every half minute only', async () => {
    let [read, nowMs] = [0, 1000];
    const list = async (): Promise<DeadLetter[]> => {
      read += 1;
      return [];
    };
    const figures = createBrokerFigures(new Registry(), makeSource({ list }), () => nowMs);
    await figures.refresh();
    await figures.refresh();
    nowMs += 30_000;
    await figures.refresh();
    expect(read).toBe(2);
  });
});

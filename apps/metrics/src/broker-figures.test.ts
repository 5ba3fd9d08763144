import { describe, expect, test } from '@jest/globals';
import type { DeadLetter } from '@langflix/messaging';
import { Registry } from 'prom-client';
import { createBrokerFigures } from './broker-figures.ts';
import { createBrokerState } from './broker-state.ts';
import type { BrokerState } from './broker-state.ts';

type Source = Parameters<typeof createBrokerState>[0]['messaging'];

const NOW_MS = Date.parse('2026-03-02T08:00:00Z');
const consumer = 'clip-encoder__encode-clip';
const waiting = {
  consumer,
  pending: 7,
  inFlight: 2,
  redelivered: 1,
  oldestAt: '2026-03-02T07:59:18Z',
} as const;
const letter = { consumer, subject: 'langflix.v1.job.j.clip.requested.c' } as unknown as DeadLetter;

function makeSource(override: Partial<Source> & { list?: () => Promise<DeadLetter[]> } = {}): Source {
  return {
    isConnected: () => true,
    backlog: async () => [waiting],
    deadLetters: { list: override.list ?? (async () => [letter, letter]) } as Source['deadLetters'],
    ...override,
  };
}

function stateOf(messaging: Source, now = (): number => NOW_MS): BrokerState {
  return createBrokerState({ messaging, readQuotas: async () => [], now });
}

async function scrape(source: Source): Promise<string> {
  const registry = new Registry();
  await createBrokerFigures(registry, stateOf(source), () => NOW_MS).refresh();
  return registry.metrics();
}

describe('the figures of the broker', () => {
  test('say how much waits for each consumer and how much was given up', async () => {
    const text = await scrape(makeSource());
    const label = '{consumer="clip-encoder__encode-clip"}';
    expect(text).toContain(`langflix_consumer_pending_messages${label} 7`);
    expect(text).toContain(`langflix_consumer_in_flight_messages${label} 2`);
    expect(text).toContain(`langflix_consumer_redelivered_messages${label} 1`);
    expect(text).toContain(`langflix_consumer_oldest_seconds${label} 42`);
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
    const figures = createBrokerFigures(new Registry(), stateOf(source));
    const scrapes = [figures.refresh(), figures.refresh()];
    answer?.();
    await Promise.all(scrapes);
    expect(asked).toBe(1);
  });

  test('read the dead letters seldom, and at once when one has changed', async () => {
    let [read, nowMs] = [0, 1000];
    const list = async (): Promise<DeadLetter[]> => {
      read += 1;
      return [letter];
    };
    const state = stateOf(makeSource({ list }), () => nowMs);
    const times: number[] = [];
    for (const passMs of [0, 2000, 3050]) {
      nowMs += passMs;
      await state.refresh();
      times.push(read);
    }
    state.deadLettersChanged();
    await state.refresh();
    expect([...times, read]).toEqual([1, 1, 2, 3]);
  });

  test('are asked at most once a second', async () => {
    let asked = 0;
    const backlog = async (): Promise<readonly []> => {
      asked += 1;
      return [];
    };
    const state = stateOf(makeSource({ backlog }));
    await state.refresh();
    await state.refresh();
    expect(asked).toBe(1);
  });
});

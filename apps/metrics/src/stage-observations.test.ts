import { describe, expect, test } from '@jest/globals';
import type { InEvent } from '@langflix/messaging';
import { simulateJob } from '@langflix/testing';
import type { SimulatedJobOptions } from '@langflix/testing';
import type { Observation } from './figures.ts';
import { createEventFold } from './fold-events.ts';

type Labelled = Readonly<Record<string, string>>;

function observe(options: SimulatedJobOptions = {}): Observation[] {
  const fold = createEventFold();
  return simulateJob(options).flatMap((event) => [
    ...fold.observe({ ...event, deliveryCount: 1 } as InEvent),
  ]);
}

/** Values of a histogram by one label. */
function valuesOf(observations: readonly Observation[], name: string, label: string): Map<string, number[]> {
  const seen = new Map<string, number[]>();
  for (const one of observations) {
    if (!('observe' in one) || one.observe !== name) continue;
    const key = (one.labels as Labelled)[label] ?? '';
    seen.set(key, [...(seen.get(key) ?? []), one.value]);
  }
  return seen;
}

describe('the stages of a job', () => {
  const observations = observe({ chunks: 2, clipsPerChunk: 2, analyzers: 1, encoders: 1 });

  test('are each waited for and worked on as often as they have parts', () => {
    const parts = { ingest: 1, measure: 1, chunk: 1, analyze: 2, plan: 2, encode: 4, close: 1 };
    for (const figure of ['stageWait', 'stageWork']) {
      const counts = [...valuesOf(observations, figure, 'stage')].map(([stage, all]) => [stage, all.length]);
      expect(Object.fromEntries(counts)).toEqual(parts);
    }
  });

  test('are worked on from the beginning of the work to its fact, and waited for until then', () => {
    const works = valuesOf(observations, 'stageWork', 'stage');
    expect(works.get('ingest')).toEqual([0.125]);
    expect(works.get('encode')).toEqual([0.915, 0.915, 0.915, 0.915]);
    expect(valuesOf(observations, 'stageWait', 'stage').get('ingest')).toEqual([0.02]);
    // The second chunk waits for the only analyzer.
    const [first = 0, second = 0] = valuesOf(observations, 'stageWait', 'stage').get('analyze') ?? [];
    expect([first < 0.01, second > 0.8]).toEqual([true, true]);
  });

  test('are told by the name of the consumer too, where it is one', () => {
    const consumers = valuesOf(observations, 'processDuration', 'messaging_consumer_group_name');
    expect(Object.fromEntries([...consumers].map(([name, all]) => [name, all.length]))).toEqual({
      'ingest__accept-episode': 1,
      'clip-encoder__measure-episode': 1,
      'subtitle-chunker__chunk-episode': 1,
      'llm-analyzer__analyze-chunk': 2,
      'clip-encoder__encode-clip': 4,
    });
  });

  test('say nothing where facts carry no record of the work', () => {
    const names = observe({ hasRecords: false }).map((one) => ('observe' in one ? one.observe : one.count));
    expect(names).not.toContain('stageWait');
    expect(names).not.toContain('stageWork');
    expect(names).toContain('clipDuration');
  });

  test('never take less than no time, whatever the clocks say', () => {
    const clocks = { ingest: 60_000, 'clip-encoder': -60_000 };
    for (const figure of ['stageWait', 'stageWork']) {
      const all = [...valuesOf(observe({ clocks }), figure, 'stage').values()].flat();
      expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('operations', () => {
  test('are counted and timed by the name of their span, each once', () => {
    const counted = observe({ chunks: 1, clipsPerChunk: 2, renders: 2 }).filter(
      (one) => 'count' in one && (one.labels as Labelled)['operation'] === 'render clip',
    );
    const labels = { operation: 'render clip' };
    expect(counted.slice(0, 2)).toEqual([
      { count: 'operations', labels, by: 2 },
      { count: 'operationSeconds', labels, by: 1.4 },
    ]);
    expect(counted).toHaveLength(4);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { QuotaGauge } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import { simulateJob } from '@langflix/testing';
import type { SimulatedJobOptions } from '@langflix/testing';
import { createScaling } from './scaling.ts';
import type { ScalingState } from './scaling.ts';

const settings = { drainSeconds: 300, replicas: {}, concurrency: { 'llm-analyzer': 2 } };
const gauge: QuotaGauge = {
  ...{ project: 'default', model: 'gemini-x', share: 1 },
  limits: [
    { limit: 'requests_per_minute', used: 0, most: 60 },
    { limit: 'tokens_per_minute', used: 0, most: 0 },
    { limit: 'requests_per_day', used: 10, most: 1000 },
  ],
};

function advised(options: SimulatedJobOptions = {}, state: Partial<ScalingState> = {}) {
  const scaling = createScaling(settings);
  const events = simulateJob(options);
  for (const event of events) scaling.add({ ...event, deliveryCount: 1 } as InEvent);
  const nowMs = Date.parse(events.at(-1)?.time ?? '');
  const now = { backlog: [], quotas: [gauge], runningReplicas: () => 2, mostInFlight: () => 5, nowMs };
  return (service: Parameters<typeof scaling.advise>[0]) => scaling.advise(service, { ...now, ...state });
}

describe('the advice for a service', () => {
  test('knows from the events how long its work takes and how much arrives', () => {
    const analyzer = advised({ chunks: 8 })('llm-analyzer');
    // 800 ms of model, 15 of grounding, 5 around; the wait for quota does not count.
    expect(analyzer.serviceSeconds).toBeCloseTo(0.82, 2);
    expect(analyzer.arrivalsPerSecond).toBeCloseTo(8 / 60);
    expect(analyzer).toMatchObject({ runningReplicas: 2, concurrency: 2, minReplicas: 0, maxReplicas: 10 });
  });

  test('takes waiting for quota for no work, however long it was', () => {
    const waits = advised({ operations: { 'wait for quota': 60_000 } })('llm-analyzer');
    expect(waits.serviceSeconds).toBeCloseTo(0.82, 2);
  });

  test('counts what waits for all its consumers, and how long the oldest has', () => {
    const figures = { redelivered: 0, oldestAt: '2026-03-02T08:00:00Z' };
    const backlog = [
      { consumer: 'clip-encoder__encode-clip', pending: 40, inFlight: 3, ...figures },
      { consumer: 'clip-encoder__measure-episode', pending: 2, inFlight: 0, ...figures },
      { consumer: 'ingest__record-clip', pending: 100, inFlight: 0, ...figures },
    ] as const;
    const encoder = advised({}, { backlog })('clip-encoder');
    expect(encoder).toMatchObject({ backlog: 45, concurrency: 5 });
    expect(encoder.oldestSeconds).toBeGreaterThan(1);
  });

  test('caps the analyzers by the quota, which for the others is none', () => {
    const backlog = [
      { consumer: 'llm-analyzer__analyze-chunk', pending: 100_000, inFlight: 0, redelivered: 0 },
    ] as const;
    const advise = advised({ operations: { generate_content: 9000 } }, { backlog });
    expect(advise('llm-analyzer')).toMatchObject({
      desiredReplicas: 5,
      quotaReplicas: 4.5,
      limitedBy: 'quota',
    });
    expect(advise('clip-encoder').quotaReplicas).toBeUndefined();
  });

  test.each([
    ['is paused', { ...gauge, pausedUntil: '2026-03-02T09:00:00Z' }],
    [
      'has used up its day',
      { ...gauge, limits: [{ limit: 'requests_per_day' as const, used: 1000, most: 1000 }] },
    ],
  ])('asks for no analyzer while the model %s', (_how, quota) => {
    expect(advised({}, { quotas: [quota] })('llm-analyzer')).toMatchObject({
      quotaReplicas: 0,
      desiredReplicas: 0,
    });
  });
});

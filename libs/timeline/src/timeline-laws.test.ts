import { describe, expect, test } from '@jest/globals';
import { STAGES, jobTimeline } from '@langflix/contracts';
import type { JobTimeline } from '@langflix/contracts';
import { SIMULATED_SUBMISSION_MS, simulateJob } from '@langflix/testing';
import fc from 'fast-check';
import { createTimeline } from './create-timeline.ts';
import { profileOf } from './profile.ts';
import type { TimelineEvent } from './timeline-event.ts';

const NOW = new Date(SIMULATED_SUBMISSION_MS + 60_000);

const ms = fc.integer({ min: 0, max: 20_000 });
const clock = fc.integer({ min: -5000, max: 5000 });
const aJob = fc.record({
  chunks: fc.integer({ min: 1, max: 4 }),
  clipsPerChunk: fc.integer({ min: 0, max: 3 }),
  analyzers: fc.integer({ min: 1, max: 3 }),
  encoders: fc.integer({ min: 1, max: 3 }),
  renders: fc.integer({ min: 1, max: 2 }),
  parkedMs: fc.oneof(fc.constant(0), ms),
  hasRecords: fc.boolean(),
  maxClips: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  operations: fc.dictionary(
    fc.constantFrom('probe media', 'measure sound', 'generate_content', 'render clip', 'publish clip'),
    ms,
  ),
  clocks: fc.record({ upstream: clock, ingest: clock, 'llm-analyzer': clock, 'clip-encoder': clock }),
});
/** Which events are missing: none, or some here and there. The submission is always there. */
const gaps = fc.oneof(fc.constant<number[]>([]), fc.uniqueArray(fc.nat(40)));
const someEvents = fc.record({ job: aJob, gaps });
type Some = typeof someEvents extends fc.Arbitrary<infer T> ? T : never;

function eventsOf({ job: { maxClips, ...job }, gaps: missing }: Some): TimelineEvent[] {
  const events = simulateJob({ ...job, ...(maxClips !== undefined && { maxClips }) });
  return events.filter(({ contract }, i) => contract.producer === 'upstream' || !missing.includes(i));
}

function read(events: readonly TimelineEvent[]): JobTimeline {
  const timeline = createTimeline();
  for (const event of events) timeline.add(event);
  return timeline.read(NOW) as JobTimeline;
}

const lengthOf = ({ fromAt, toAt }: JobTimeline['criticalPath'][number]): number =>
  Date.parse(toAt) - Date.parse(fromAt);

describe('every timeline', () => {
  test('is the same in whatever order and however often its events come', () => {
    fc.assert(
      fc.property(someEvents, fc.infiniteStream(fc.nat()), (some, order) => {
        const events = eventsOf(some);
        const shuffled = [...events, ...events]
          .map((event) => ({ event, place: order.next().value as number }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ event }) => event);
        expect(read(shuffled)).toEqual(read(events));
      }),
      { numRuns: 100 },
    );
  });

  test('fits the contract, and has no negative time, whatever the clocks say', () => {
    fc.assert(
      fc.property(someEvents, (some) => {
        const timeline = jobTimeline.parse(read(eventsOf(some)));
        for (const { queuedAt, startedAt = queuedAt, endedAt = startedAt } of timeline.parts) {
          expect(queuedAt <= startedAt && startedAt <= endedAt).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('has a critical path without a gap that covers the wall time to the millisecond', () => {
    fc.assert(
      fc.property(someEvents, (some) => {
        const { criticalPath, submittedAt, wallSeconds, stages } = read(eventsOf(some));
        const begins = criticalPath.map(({ fromAt }) => fromAt);
        const ends = criticalPath.map(({ toAt }) => toAt);
        expect(begins).toEqual([submittedAt, ...ends].slice(0, begins.length));
        const wallMs = criticalPath.map(lengthOf).reduce((sum, length) => sum + length, 0);
        expect(wallMs).toBe(Math.round(wallSeconds * 1000));
        expect(stages.map(({ stage }) => stage)).toEqual(STAGES);
        const shares = stages.reduce((sum, { criticalSeconds }) => sum + criticalSeconds, 0);
        expect(shares).toBeCloseTo(wallSeconds, 6);
      }),
      { numRuns: 200 },
    );
  });

  test('has a profile of the same size, however many clips it has', () => {
    const sizeOf = (clipsPerChunk: number): number => {
      const timeline = read(simulateJob({ clipsPerChunk }));
      return JSON.stringify(profileOf(timeline)).replace(/[\d.]+/g, '0').length;
    };
    expect(sizeOf(40)).toBe(sizeOf(1));
  });
});

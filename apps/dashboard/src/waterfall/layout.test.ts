import { describe, expect, test } from '@jest/globals';
import type { JobTimeline, TimelinePart } from '@langflix/contracts';
import fc from 'fast-check';
import { FOLDED_ABOVE, layoutWaterfall, merge, ticksOf } from './layout.ts';
import type { Row } from './layout.ts';

const START = Date.parse('2026-03-02T08:00:00.000Z');
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

function aPart(override: Partial<TimelinePart> = {}): TimelinePart {
  return {
    stage: 'encode',
    queuedAt: at(0),
    startedAt: at(2),
    endedAt: at(10),
    outcome: 'done',
    ...override,
  };
}

function aTimeline(parts: TimelinePart[], override: Partial<JobTimeline> = {}): JobTimeline {
  return {
    job: 'job',
    submittedAt: at(0),
    closedAt: at(20),
    wallSeconds: 20,
    parts,
    stages: [],
    criticalPath: [],
    operations: [],
    peakMemoryBytes: {},
    modelRequests: 0,
    modelRetries: 0,
    ...override,
  };
}

const layout = (timeline: JobTimeline, toggled: readonly TimelinePart['stage'][] = []): readonly Row[] =>
  layoutWaterfall(timeline, { nowMs: START + 20_000, toggled: new Set(toggled) }).rows;

describe('a part', () => {
  test('waits until it is started and works until it ends', () => {
    const [row] = layout(aTimeline([aPart()]));
    expect(row?.bars).toEqual([
      { from: 0, to: 0.1, kind: 'wait', tone: 'plain' },
      { from: 0.1, to: 0.5, kind: 'work', tone: 'plain' },
    ]);
  });

  test('that nobody began with waits until now', () => {
    const part = aPart({ outcome: 'open' });
    delete part.startedAt;
    delete part.endedAt;
    const timeline = aTimeline([part]);
    delete timeline.closedAt;
    expect(layout(timeline)[0]?.bars).toEqual([{ from: 0, to: 1, kind: 'wait', tone: 'plain' }]);
  });

  test('whose start nobody noted counts as worked on', () => {
    const part = aPart();
    delete part.startedAt;
    expect(layout(aTimeline([part]))[0]?.bars).toEqual([{ from: 0, to: 0.5, kind: 'work', tone: 'plain' }]);
  });

  test('stays seen as failed on the critical path', () => {
    const criticalPath = [{ stage: 'encode' as const, kind: 'work' as const, fromAt: at(2), toAt: at(10) }];
    const bars = layout(aTimeline([aPart({ outcome: 'failed' })], { criticalPath }))[0]?.bars;
    expect(bars?.at(-1)?.tone).toBe('failed');
    expect(bars?.map(({ tone }) => tone)).toContain('critical');
  });
});

describe('a stage of many parts', () => {
  const many = (count: number): TimelinePart[] =>
    Array.from({ length: count }, (_, i) => aPart({ part: `clip-${i}`, label: `expression ${i}` }));

  test('is one row until it is unfolded', () => {
    const timeline = aTimeline(many(FOLDED_ABOVE + 1));
    expect(layout(timeline).map(({ isGroup }) => isGroup)).toEqual([true]);
    expect(layout(timeline, ['encode'])).toHaveLength(FOLDED_ABOVE + 2);
  });

  test('shows few parts at once, and can be folded', () => {
    const timeline = aTimeline(many(3));
    expect(layout(timeline).map(({ label }) => label)).toEqual([
      'Encode clips',
      'expression 0',
      'expression 1',
      'expression 2',
    ]);
    expect(layout(timeline, ['encode'])).toHaveLength(1);
  });
});

test('every bar lies inside the job, whatever the clocks said', () => {
  const seconds = fc.integer({ min: -50, max: 90 });
  fc.assert(
    fc.property(fc.array(fc.tuple(seconds, seconds, seconds)), (times) => {
      const parts = times.map(([queued, started, ended], i) =>
        aPart({ part: String(i), queuedAt: at(queued), startedAt: at(started), endedAt: at(ended) }),
      );
      for (const { bars } of layout(aTimeline(parts), ['encode'])) {
        for (const { from, to } of bars) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(1);
        }
      }
    }),
  );
});

test('stretches that touch or overlap become one', () => {
  expect(
    merge([
      { from: 0.5, to: 0.6 },
      { from: 0, to: 0.2 },
      { from: 0.1, to: 0.3 },
    ]),
  ).toEqual([
    [0, 0.3],
    [0.5, 0.6],
  ]);
});

test.each([
  [20, 6, [0, 5, 10, 15, 20]],
  [0.5, 6, [0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5]],
  [200, 6, [0, 60, 120, 180]],
])('%d s are marked at round steps, %d at most', (span, most, ticks) => {
  expect(ticksOf(span, most)).toEqual(ticks);
});

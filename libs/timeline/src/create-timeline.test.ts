import { describe, expect, test } from '@jest/globals';
import {
  chunkAnalyzed,
  clipFinished,
  clipRequested,
  episodeCompleted,
  episodeFailed,
  episodeIngested,
  episodeMeasured,
  episodeRejected,
  episodeSubmitted,
  jobTimeline,
} from '@langflix/contracts';
import type { EventContract, JobTimeline } from '@langflix/contracts';
import {
  SIMULATED_SUBMISSION_MS,
  SIMULATED_TRACE_ID,
  aClipFinished,
  anEncodedClip,
  anEpisodeFailed,
  anEpisodeRejected,
  simulateJob,
} from '@langflix/testing';
import { createTimeline } from './create-timeline.ts';
import type { TimelineEvent } from './timeline-event.ts';

const NOW = new Date(SIMULATED_SUBMISSION_MS + 600_000);

function timelineOf(events: readonly TimelineEvent[], now = NOW): JobTimeline {
  const timeline = createTimeline();
  for (const event of events) timeline.add(event);
  return jobTimeline.parse(timeline.read(now));
}

const without = (events: readonly TimelineEvent[], ...contracts: EventContract[]): TimelineEvent[] =>
  events.filter(({ contract }) => !contracts.includes(contract));
const stageOf = (timeline: JobTimeline, stage: string) => timeline.stages.find((it) => it.stage === stage);
const pathOf = (timeline: JobTimeline): string[] =>
  timeline.criticalPath.map(({ stage, part, kind }) => [stage, part, kind].filter(Boolean).join(' '));

describe('the timeline of a job', () => {
  test('tells of each part when it was asked for, begun and done, and by whom', () => {
    const { parts } = timelineOf(simulateJob({ chunks: 1, clipsPerChunk: 1 }));
    expect(parts.map(({ stage, part }) => [stage, part])).toEqual([
      ['ingest', undefined],
      ['measure', undefined],
      ['chunk', undefined],
      ['analyze', '0'],
      ['plan', '0'],
      ['encode', 'clip0x0'],
      ['close', undefined],
    ]);
    expect(parts[0]).toEqual({
      ...{ stage: 'ingest', outcome: 'done', attempt: 1, deliveries: 1, worker: 'ingest-1' },
      queuedAt: '2026-03-02T08:00:00.000Z',
      startedAt: '2026-03-02T08:00:00.020Z',
      endedAt: '2026-03-02T08:00:00.145Z',
    });
    expect(parts[5]).toMatchObject({ label: 'call it a day', worker: 'encoder-1' });
  });

  test('adds up waits and works, operations, memory and the calls of the model', () => {
    const timeline = timelineOf(simulateJob({ usage: { requests: 2, retries: 1 } }));
    expect(timeline).toMatchObject({
      ...{ contentSeconds: 180, modelRequests: 8, modelRetries: 4, traceId: SIMULATED_TRACE_ID },
      peakMemoryBytes: { 'clip-encoder': 90_000_000, ingest: 90_000_000, 'llm-analyzer': 90_000_000 },
    });
    expect(stageOf(timeline, 'encode')).toMatchObject({
      ...{ parts: 12, failed: 0, workSeconds: (12 * 915) / 1000 },
      memoryChange: { deliveries: 12, meanBytes: 1_000_000, maxBytes: 1_000_000 },
    });
    expect(timeline.operations.filter(({ stage }) => stage === 'analyze')).toEqual([
      { operation: 'ask analyzer', stage: 'analyze', count: 4, totalMs: 3220, maxMs: 805 },
      { operation: 'generate_content', stage: 'analyze', count: 4, totalMs: 3200, maxMs: 800 },
      { operation: 'ground proposals', stage: 'analyze', count: 4, totalMs: 60, maxMs: 15 },
      { operation: 'wait for quota', stage: 'analyze', count: 4, totalMs: 20, maxMs: 5 },
    ]);
  });

  test('walks back from the end to the submission', () => {
    const slowModel = simulateJob({
      ...{ chunks: 2, clipsPerChunk: 1, analyzers: 1 },
      operations: { generate_content: 4000 },
    });
    const timeline = timelineOf(slowModel);
    expect(pathOf(timeline)).toEqual([
      ...['ingest wait', 'ingest work', 'chunk wait', 'chunk work', 'analyze 1 wait', 'analyze 1 work'],
      ...['plan 1 wait', 'plan 1 work', 'encode clip1x0 wait', 'encode clip1x0 work'],
      ...['close wait', 'close work'],
    ]);
    expect(stageOf(timeline, 'analyze')?.criticalSeconds).toBeGreaterThan(8);
  });

  test('goes through the measuring of the sound where the clips waited for that', () => {
    const timeline = timelineOf(
      simulateJob({ chunks: 1, clipsPerChunk: 1, operations: { 'measure sound': 9000 } }),
    );
    expect(pathOf(timeline).slice(0, 4)).toEqual([
      'ingest wait',
      'ingest work',
      'measure wait',
      'measure work',
    ]);
    expect(stageOf(timeline, 'measure')?.criticalSeconds).toBeGreaterThan(8.9);
    expect(stageOf(timeline, 'analyze')?.criticalSeconds).toBe(0);
  });

  test('knows that with a limit on the clips a later chunk decides about earlier ones', () => {
    const events = simulateJob({ chunks: 2, clipsPerChunk: 1, maxClips: 1, analyzers: 1 });
    const second = events.find(({ subject }) => subject.endsWith('chunk.analyzed.1'));
    const decidedAt = Date.parse(second?.time ?? '') + 10;
    const late = without(events, clipRequested, clipFinished, episodeCompleted);
    const [asked] = events.filter(({ contract }) => contract === clipRequested);
    const { contract, data, subject } = asked as TimelineEvent;
    const limited = [...late, { contract, data, subject, time: new Date(decidedAt).toISOString() }];
    expect(pathOf(timelineOf(limited)).slice(-4)).toEqual([
      ...['analyze 1 wait', 'analyze 1 work', 'plan 0 work', 'encode clip0x0 wait'],
    ]);
  });
});

describe('a job of another kind', () => {
  test('is not known before its submission, nor while nothing names it', () => {
    const [submission, ...rest] = simulateJob();
    const timeline = createTimeline();
    for (const event of rest) expect(timeline.add(event)).toBe(true);
    expect(timeline.read(NOW)).toBeUndefined();
    expect(timeline.add(submission as TimelineEvent)).toBe(true);
    expect(timeline.read(NOW)).toBeDefined();
    const { contract, data, subject, time } = submission as TimelineEvent;
    expect(timelineOfOne({ contract, data, subject, time })).toBeUndefined();
  });

  const timelineOfOne = (event: TimelineEvent): JobTimeline | undefined => {
    const timeline = createTimeline();
    timeline.add(event);
    return timeline.read(NOW);
  };

  test('takes each event once, and none of another job', () => {
    const timeline = createTimeline();
    const events = simulateJob({ chunks: 1 });
    for (const event of events) expect(timeline.add(event)).toBe(true);
    for (const event of events) expect(timeline.add(event)).toBe(false);
    for (const event of simulateJob({ id: 'order-2' })) expect(timeline.add(event)).toBe(false);
    expect(createTimeline('another').add(events[0] as TimelineEvent)).toBe(false);
  });

  test('an open one ends now, with what has been open longest', () => {
    const events = simulateJob({ chunks: 2, clipsPerChunk: 1 });
    const open = events.filter(
      ({ contract, subject }) =>
        contract !== episodeCompleted &&
        !subject.endsWith('chunk.analyzed.1') &&
        !subject.includes('.clip1x0'),
    );
    const timeline = timelineOf(open);
    expect(timeline.closedAt).toBeUndefined();
    expect(timeline.wallSeconds).toBe(600);
    expect(timeline.parts.filter(({ outcome }) => outcome === 'open')).toEqual([
      { stage: 'analyze', part: '1', queuedAt: expect.any(String), outcome: 'open' },
    ]);
    expect(pathOf(timeline).at(-1)).toBe('analyze 1 wait');
    expect(timelineOf(without(events, episodeCompleted)).parts.at(-1)).toMatchObject({ stage: 'close' });
    expect(pathOf(timelineOf(events.slice(0, 1)))).toEqual(['ingest wait']);
  });

  test('a rejected one is all ingest', () => {
    const [submission, ingested] = simulateJob();
    const job = (ingested?.data as { job: string }).job;
    const rejection = {
      ...(ingested as TimelineEvent),
      contract: episodeRejected,
      data: anEpisodeRejected({ job }),
    };
    const timeline = timelineOf([submission as TimelineEvent, rejection]);
    expect(timeline.parts).toHaveLength(1);
    expect(timeline.parts[0]).toMatchObject({ stage: 'ingest', failure: { code: 'file_missing' } });
    expect(timeline).toMatchObject({ wallSeconds: 0.145, closedAt: '2026-03-02T08:00:00.145Z' });
    expect(stageOf(timeline, 'ingest')).toMatchObject({ failed: 1, criticalSeconds: 0.145 });
  });

  test('a failed one says what failed', () => {
    const events = simulateJob({ chunks: 1, clipsPerChunk: 1 });
    const failure = { code: 'video_unreadable', reason: 'broken: mend it' };
    const failed = events.map((event) => {
      const { job } = event.data as { job: string };
      if (event.contract === clipFinished)
        return { ...event, data: { ...(event.data as object), outcome: { status: 'failed', ...failure } } };
      if (event.contract !== episodeCompleted) return event;
      return { ...event, contract: episodeFailed, data: anEpisodeFailed({ job }) };
    });
    const { parts, stages } = timelineOf(failed);
    expect(parts.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
      { stage: 'encode', failure },
      { stage: 'close', failure: { code: 'subtitle_format' } },
    ]);
    expect(stages.filter(({ failed: count }) => count === 1).map(({ stage }) => stage)).toEqual([
      'encode',
      'close',
    ]);
  });

  test('clips, answers and measurements that were there already are marked as reused', () => {
    const events = simulateJob({ chunks: 1, clipsPerChunk: 1 }).map((event) => {
      const { job, ...data } = event.data as { job: string; outcome?: object };
      if (event.contract === clipFinished)
        return {
          ...event,
          data: aClipFinished({ job, clip: 'clip0x0', outcome: anEncodedClip({ reused: true }) }),
        };
      if (event.contract === episodeMeasured)
        return { ...event, data: { job, outcome: { ...data.outcome, measureMs: 0 } } };
      if (event.contract === chunkAnalyzed)
        return { ...event, data: { job, ...data, outcome: { ...data.outcome, cached: true } } };
      return event;
    });
    const reused = timelineOf(events).parts.filter(({ outcome }) => outcome === 'reused');
    expect(reused.map(({ stage }) => stage)).toEqual(['measure', 'analyze', 'encode']);
  });

  test('counts all as work where no records are, and never begins a part before it was asked for', () => {
    const timeline = timelineOf(simulateJob({ hasRecords: false }));
    expect(timeline.parts.every(({ startedAt }) => startedAt === undefined)).toBe(true);
    expect(timeline.stages.every(({ waitSeconds }) => waitSeconds === 0)).toBe(true);
    expect(timeline.criticalPath.every(({ kind }) => kind === 'work')).toBe(true);
    expect(timeline.operations).toEqual([]);
  });

  test('work keeps its length where clocks differ', () => {
    const clocks = { 'clip-encoder': -60_000, 'llm-analyzer': 5_000 };
    const timeline = timelineOf(simulateJob({ clocks }));
    const straight = timelineOf(simulateJob());
    for (const stage of ['encode', 'analyze'])
      expect(stageOf(timeline, stage)?.workSeconds).toBe(stageOf(straight, stage)?.workSeconds);
  });

  test('a submission whose time makes no sense counts from when it was taken up', () => {
    const [submission, ...rest] = simulateJob();
    const odd = { ...(submission as TimelineEvent), time: 'yesterday, I think' };
    expect(timelineOf([odd, ...rest]).submittedAt).toBe('2026-03-02T08:00:00.020Z');
    const future = { ...odd, time: '2031-01-01T00:00:00+09:00' };
    expect(timelineOf([future, ...rest]).submittedAt).toBe('2026-03-02T08:00:00.020Z');
  });

  test('of the same submission twice the first counts', () => {
    const [submission, ...rest] = simulateJob();
    const again = { ...(submission as TimelineEvent), time: '2026-03-02T09:00:00.000Z' };
    expect(timelineOf([again, submission as TimelineEvent, ...rest]).submittedAt).toBe(
      '2026-03-02T08:00:00.000Z',
    );
    expect(episodeSubmitted.name).toBe(again.contract.name);
    expect(rest[0]?.contract).toBe(episodeIngested);
  });

  test('a chunk that was handed back for the quota waited for it', () => {
    const timeline = timelineOf(simulateJob({ chunks: 2, parkedMs: 30_000 }));
    const wait = timeline.operations.find(({ operation }) => operation === 'wait for quota');
    expect(wait).toMatchObject({ stage: 'analyze', count: 4, maxMs: 30_005 });
    expect(wait?.totalMs).toBeGreaterThan(60_000);
  });
});

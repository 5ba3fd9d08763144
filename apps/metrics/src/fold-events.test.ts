import { describe, expect, test } from '@jest/globals';
import {
  NO_USAGE,
  chunkAnalyzed,
  chunkReady,
  clipFinished,
  clipRequested,
  episodeChunked,
  episodeCompleted,
  episodeFailed,
  episodeIngested,
  episodeMeasured,
  episodeRejected,
  episodeSubmitted,
  subjectOf,
} from '@langflix/contracts';
import type { DataOf, EventContract } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import {
  A_JOB,
  A_SUBMISSION,
  aChunkAnalyzed,
  aChunkReady,
  aClipFinished,
  aClipRequested,
  aGroundedExpression,
  anEncodedClip,
  anEpisodeChunked,
  anEpisodeCompleted,
  anEpisodeFailed,
  anEpisodeIngested,
  anEpisodeRejected,
  anEpisodeSubmitted,
} from '@langflix/testing';
import fc from 'fast-check';
import type { Observation } from './figures.ts';
import { createEventFold } from './fold-events.ts';

const START_MS = Date.parse('2026-03-02T08:00:00Z');
const failed = { status: 'failed', code: 'internal', reason: 'broken' } as const;

/** The event as it arrives `second` seconds after the submission. */
function at<Contract extends EventContract>(
  second: number,
  contract: Contract,
  data: DataOf<Contract>,
): InEvent {
  return {
    ...A_SUBMISSION,
    contract,
    data,
    subject: subjectOf(contract, data as Record<string, unknown>),
    time: new Date(START_MS + second * 1000).toISOString(),
    deliveryCount: 1,
  };
}

const aWholeJob = (): InEvent[] => [
  at(0, episodeSubmitted, anEpisodeSubmitted()),
  at(1, episodeIngested, anEpisodeIngested()),
  at(2, chunkReady, aChunkReady()),
  at(2, episodeChunked, anEpisodeChunked()),
  at(3.5, chunkAnalyzed, aChunkAnalyzed()),
  at(4, clipRequested, aClipRequested()),
  at(9, clipFinished, aClipFinished()),
  at(9.5, episodeCompleted, anEpisodeCompleted()),
];

function observe(events: readonly InEvent[], fold = createEventFold()): Observation[] {
  return events.flatMap((event) => [...fold.observe(event)]);
}
const without = (observations: readonly Observation[], ...names: string[]): Observation[] =>
  observations.filter((one) => !names.includes('count' in one ? one.count : one.observe));

describe('the figures of a whole job', () => {
  test('are its counts and how long each part took', () => {
    expect(without(observe(aWholeJob()), 'events')).toEqual([
      { count: 'jobsSubmitted', labels: {} },
      { count: 'chunks', labels: { outcome: 'analyzed' } },
      { observe: 'chunkDuration', labels: { outcome: 'analyzed' }, value: 1.5 },
      { observe: 'expressions', labels: {}, value: 1 },
      { count: 'clips', labels: { outcome: 'encoded', encoder: 'libx264' } },
      { observe: 'clipDuration', labels: { outcome: 'encoded' }, value: 5 },
      { observe: 'encodeDuration', labels: { encoder: 'libx264' }, value: 2.14 },
      { observe: 'encoderSpeed', labels: { encoder: 'libx264' }, value: 10.6 / 2.14 },
      { count: 'clipsByDevice', labels: { device: 'cpu', worker_kind: 'host' } },
      { count: 'jobsEnded', labels: { outcome: 'complete' } },
      { observe: 'jobDuration', labels: { outcome: 'complete' }, value: 9.5 },
      { count: 'contentSeconds', labels: {}, by: 90 },
    ]);
  });

  test('count every event by its name', () => {
    const names = observe(aWholeJob()).filter((one) => 'count' in one && one.count === 'events');
    expect(names.map(({ labels }) => (labels as { event: string }).event)).toEqual(
      aWholeJob().map(({ contract }) => contract.name),
    );
  });

  test('do not change however often each event is seen, as long as the order stands', () => {
    const events = aWholeJob();
    const once = observe(events);
    fc.assert(
      fc.property(fc.array(fc.nat(events.length - 1), { maxLength: 30 }), (repeats) => {
        const seen: InEvent[] = [];
        for (const event of events) {
          seen.push(event);
          for (const i of repeats) if (i < seen.length) seen.push(seen[i] as InEvent);
        }
        expect(observe(seen)).toEqual(once);
      }),
    );
  });
});

describe('a part', () => {
  test('that failed is counted with its code', () => {
    const observations = observe([
      at(0, chunkReady, aChunkReady()),
      at(1, chunkAnalyzed, aChunkAnalyzed({ outcome: { ...failed, code: 'analysis_blocked' } })),
      at(2, clipRequested, aClipRequested()),
      at(4, clipFinished, aClipFinished({ outcome: failed })),
    ]);
    expect(without(observations, 'events')).toEqual([
      { count: 'chunks', labels: { outcome: 'failed' } },
      { observe: 'chunkDuration', labels: { outcome: 'failed' }, value: 1 },
      { count: 'failures', labels: { part: 'chunk', code: 'analysis_blocked' } },
      { count: 'clips', labels: { outcome: 'failed', encoder: 'none' } },
      { observe: 'clipDuration', labels: { outcome: 'failed' }, value: 2 },
      { count: 'failures', labels: { part: 'clip', code: 'internal' } },
    ]);
  });

  test('that was reused or cached is told apart, and costs no encoding time', () => {
    const analyzed = aChunkAnalyzed();
    const outcome = { ...analyzed.outcome, cached: true } as typeof analyzed.outcome;
    const observations = observe([
      at(1, chunkAnalyzed, { ...analyzed, outcome }),
      at(4, clipFinished, aClipFinished({ outcome: anEncodedClip({ reused: true, encodeMs: 0 }) })),
    ]);
    expect(observations).toContainEqual({ count: 'chunks', labels: { outcome: 'cached' } });
    expect(observations).toContainEqual({
      count: 'clips',
      labels: { outcome: 'reused', encoder: 'libx264' },
    });
    expect(observations).not.toContainEqual(expect.objectContaining({ observe: 'encodeDuration' }));
  });

  test('that a second encoder made is told with the first, which gave it up', () => {
    const fallback = { encoder: 'h264_nvenc', code: 'encoder_failed', reason: 'the device was lost' };
    const observations = observe([
      at(4, clipFinished, aClipFinished({ outcome: anEncodedClip({ fallback }) })),
    ]);
    const labels = { encoder: 'h264_nvenc', code: 'encoder_failed' };
    expect(observations).toContainEqual({ count: 'fallbacks', labels });
  });

  test('is the sound too, when it could not be measured', () => {
    const observations = observe([at(4, episodeMeasured, { job: A_JOB, outcome: failed })]);
    expect(observations).toContainEqual({ count: 'failures', labels: { part: 'sound', code: 'internal' } });
  });

  test('whose beginning is not in the stream any more is counted without a duration', () => {
    const observations = observe([at(1, chunkAnalyzed, aChunkAnalyzed())]);
    expect(observations).toContainEqual({ count: 'chunks', labels: { outcome: 'analyzed' } });
    expect(observations).not.toContainEqual(expect.objectContaining({ observe: 'chunkDuration' }));
  });

  test('that ends before it began, by another clock, took no time', () => {
    const observations = observe([at(5, chunkReady, aChunkReady()), at(4, chunkAnalyzed, aChunkAnalyzed())]);
    expect(observations).toContainEqual(expect.objectContaining({ observe: 'chunkDuration', value: 0 }));
  });

  const usage = {
    ...NO_USAGE,
    ...{ requests: 4, retries: 3, retriesByCause: { gemini_unavailable: 2 } },
    ...{ inputTokens: 600, cachedTokens: 200, outputTokens: 180, thinkingTokens: 90, costUsd: 0.012 },
  };
  const labels = { model: 'gemini-2.5-flash' };
  const cost: readonly Observation[] = [
    { count: 'requests', labels, by: 4 },
    { count: 'retries', labels: { ...labels, cause: 'gemini_unavailable' }, by: 2 },
    { count: 'retries', labels: { ...labels, cause: 'other' }, by: 1 },
    { count: 'tokens', labels: { ...labels, direction: 'input' }, by: 600 },
    { count: 'tokens', labels: { ...labels, direction: 'output' }, by: 180 },
    { count: 'thinkingTokens', labels, by: 90 },
    { count: 'cachedTokens', labels, by: 200 },
    { count: 'cost', labels, by: 0.012 },
    { observe: 'chunkTokens', labels, value: 780 },
    ...(['input', 'output'] as const).map((type): Observation => {
      const model = { gen_ai_operation_name: 'generate_content', gen_ai_provider_name: 'gcp.gemini' };
      const tokens = { gen_ai_token_type: type, gen_ai_request_model: 'gemini-2.5-flash' };
      return { observe: 'tokenUsage', labels: { ...model, ...tokens }, value: type === 'input' ? 600 : 180 };
    }),
  ];

  test('adds what the model cost and every expression that was dropped', () => {
    const outcome = {
      status: 'analyzed' as const,
      expressions: [aGroundedExpression(), aGroundedExpression()],
      dropped: [{ expression: 'x', reason: 'not_in_cue' }],
      analyzer: 'gemini:gemini-2.5-flash',
      cached: false,
      usage,
    };
    expect(without(observe([at(1, chunkAnalyzed, aChunkAnalyzed({ outcome }))]), 'events')).toEqual([
      { count: 'chunks', labels: { outcome: 'analyzed' } },
      ...cost,
      { observe: 'expressions', labels: {}, value: 2 },
      { count: 'expressionsDropped', labels: { reason: 'not_in_cue' } },
    ]);
  });

  test('that failed has cost something too', () => {
    const outcome = { ...failed, analyzer: 'gemini:gemini-2.5-flash', usage };
    const observations = observe([at(1, chunkAnalyzed, aChunkAnalyzed({ outcome }))]);
    expect(observations).toEqual(expect.arrayContaining([...cost]));
  });
});

describe('the end of a job', () => {
  test.each([
    ['partial', at(3, episodeCompleted, anEpisodeCompleted({ partial: true }))],
    ['failed', at(3, episodeFailed, anEpisodeFailed())],
    ['rejected', at(3, episodeRejected, anEpisodeRejected())],
  ])('can be %s', (outcome, event) => {
    const observations = observe([at(0, episodeSubmitted, anEpisodeSubmitted()), event]);
    expect(observations).toContainEqual({ count: 'jobsEnded', labels: { outcome } });
    expect(observations).toContainEqual({ observe: 'jobDuration', labels: { outcome }, value: 3 });
  });

  test('comes once: what is written after it does not end the job again', () => {
    const late = [at(10, episodeFailed, anEpisodeFailed()), at(11, episodeSubmitted, anEpisodeSubmitted())];
    const fold = createEventFold();
    observe(aWholeJob(), fold);
    expect(without(observe(late, fold), 'events')).toEqual([]);
    expect(fold.activeJobs()).toBe(0);
  });

  test('leaves the clips that were still being cut to be counted', () => {
    const observations = observe([
      at(0, clipRequested, aClipRequested()),
      at(1, episodeFailed, anEpisodeFailed()),
      at(2, clipFinished, aClipFinished()),
    ]);
    expect(observations).toContainEqual({
      count: 'clips',
      labels: { outcome: 'encoded', encoder: 'libx264' },
    });
  });
});

describe('jobs that are remembered', () => {
  const submitted = (id: string): InEvent => ({ ...at(0, episodeSubmitted, anEpisodeSubmitted()), id });

  test('are those under way, until they end', () => {
    const fold = createEventFold();
    observe(aWholeJob().slice(0, -1), fold);
    expect(fold.activeJobs()).toBe(1);
    observe(aWholeJob().slice(-1), fold);
    expect(fold.activeJobs()).toBe(0);
  });

  test('are told apart by identity and counted once when submitted twice', () => {
    const observations = observe([submitted('a'), submitted('b'), submitted('a')]);
    expect(observations.filter((one) => 'count' in one && one.count === 'jobsSubmitted')).toHaveLength(2);
  });

  test('are bounded: the oldest that has ended goes first', () => {
    const fold = createEventFold({ maxJobs: 2 });
    observe([submitted('running'), ...aWholeJob(), submitted('next')], fold);
    expect(fold.activeJobs()).toBe(2);
    observe([submitted('one more')], fold);
    expect(fold.activeJobs()).toBe(2);
  });
});

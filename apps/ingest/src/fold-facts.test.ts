import { describe, expect, test } from '@jest/globals';
import { aGroundedExpression, aJobEntry } from '@langflix/testing';
import { clipIdOf } from '@langflix/contracts';
import type { ChunkAnalyzed, ClipFinished, EpisodeChunked, JobEntry } from '@langflix/contracts';
import fc from 'fast-check';
import {
  countsOf,
  failureOfWhole,
  foldAnalysis,
  foldClip,
  foldEnd,
  foldPlan,
  isFinished,
} from './fold-facts.ts';

const job = 'abc123';

function openEntry(maxClips?: number): JobEntry {
  const entry = aJobEntry({ job, status: 'processing', chunks: {}, clips: {} });
  const limit = maxClips === undefined ? {} : { maxClips };
  return { ...entry, submission: { ...entry.submission, ...limit } };
}

function plan(chunks: number): EpisodeChunked {
  const subtitles = {
    uri: 'file:///a.srt',
    language: 'en',
    format: 'srt' as const,
    cues: 9,
    repairs: {},
    firstStartMs: 0,
    lastEndMs: 9000,
  };
  return { job, outcome: { status: 'chunked', chunks, cues: 9, subtitles } };
}

function analysis(chunk: number, expressions: readonly (readonly [string, number])[]): ChunkAnalyzed {
  return {
    job,
    chunk,
    outcome: {
      status: 'analyzed',
      expressions: expressions.map(([expression, score]) => {
        const grounded = aGroundedExpression();
        return { ...grounded, analysis: { ...grounded.analysis, expression, score } };
      }),
      dropped: [],
      analyzer: 'offline',
      cached: false,
      usage: { requests: 0, retries: 0, inputTokens: 0, outputTokens: 0 },
    },
  };
}

const failedChunk = (chunk: number): ChunkAnalyzed => ({
  job,
  chunk,
  outcome: { status: 'failed', code: 'analysis_blocked', reason: 'blocked' },
});

function failedClip(expression: string): ClipFinished {
  return {
    job,
    clip: clipIdOf(job, expression),
    outcome: { status: 'failed', code: 'clip_check_failed', reason: 'too short' },
  };
}

const stateOf = (entry: JobEntry): Record<string, string> =>
  Object.fromEntries(Object.values(entry.clips).map((clip) => [clip.expression, clip.state]));

describe('the ledger as a fold', () => {
  test('without a limit every expression is requested as soon as its chunk is analysed', () => {
    const entry = foldAnalysis(
      openEntry(),
      analysis(0, [
        ['give up', 0.9],
        ['hang on', 0.4],
      ]),
    );
    expect(stateOf(entry)).toEqual({ 'give up': 'requested', 'hang on': 'requested' });
    expect(isFinished(entry)).toBe(false);
  });

  test('clips are released in the order of the film', () => {
    const waiting = foldAnalysis(openEntry(), analysis(1, [['hang on', 0.4]]));
    expect(stateOf(waiting)).toEqual({ 'hang on': 'candidate' });
    expect(stateOf(foldAnalysis(waiting, failedChunk(0)))).toEqual({ 'hang on': 'requested' });
  });

  test('an expression found in two chunks is one clip, cut from the first of them', () => {
    const later = foldAnalysis(openEntry(), analysis(1, [['Give up!', 0.7]]));
    const both = foldAnalysis(later, analysis(0, [['give up', 0.9]]));
    expect(Object.values(both.clips)).toMatchObject([
      { chunk: 0, expression: 'give up', state: 'requested' },
    ]);
  });

  test('with a limit a chunk gets its share at once and the best of the rest fill up at the end', () => {
    let entry = foldPlan(openEntry(2), plan(2));
    entry = foldAnalysis(
      entry,
      analysis(0, [
        ['call it a day', 0.3],
        ['hit the road', 0.2],
      ]),
    );
    expect(stateOf(entry)).toEqual({ 'call it a day': 'requested', 'hit the road': 'candidate' });
    entry = foldAnalysis(entry, analysis(1, []));
    expect(stateOf(entry)).toEqual({ 'call it a day': 'requested', 'hit the road': 'requested' });
  });

  test('a limit holds clips back until the plan is known', () => {
    const entry = foldAnalysis(openEntry(1), analysis(0, [['give up', 0.9]]));
    expect(stateOf(entry)).toEqual({ 'give up': 'candidate' });
    expect(stateOf(foldPlan(entry, plan(1)))).toEqual({ 'give up': 'requested' });
  });

  test('a job is finished when the plan, every chunk and every requested clip are in', () => {
    let entry = foldAnalysis(openEntry(), analysis(0, [['give up', 0.9]]));
    entry = foldPlan(entry, plan(2));
    entry = foldClip(entry, failedClip('give up'));
    expect(isFinished(entry)).toBe(false);
    entry = foldAnalysis(entry, failedChunk(1));
    expect(isFinished(entry)).toBe(true);
    expect(countsOf(entry)).toMatchObject({ chunks: 2, chunksAnalyzed: 1, chunksFailed: 1, clipsFailed: 1 });
    expect(failureOfWhole(entry)).toMatchObject({ code: 'clip_check_failed' });
  });

  test('a chunk beyond the plan does not stand in for one that is still out', () => {
    const entry = foldAnalysis(
      foldAnalysis(foldPlan(openEntry(), plan(2)), analysis(0, [])),
      analysis(4, []),
    );
    expect(isFinished(entry)).toBe(false);
    expect(isFinished(foldAnalysis(entry, analysis(1, [])))).toBe(true);
  });

  test('an episode without anything worth learning is no failure', () => {
    const entry = foldAnalysis(foldPlan(openEntry(), plan(1)), analysis(0, []));
    expect(isFinished(entry)).toBe(true);
    expect(failureOfWhole(entry)).toBeUndefined();
  });

  test('a closed job no longer changes', () => {
    const end = {
      status: 'failed' as const,
      failure: { code: 'x', reason: 'y' },
      at: '2026-01-01T00:00:00.000Z',
    };
    const closed = foldEnd(openEntry(), end);
    expect(foldAnalysis(closed, analysis(0, [['give up', 1]]))).toBe(closed);
    expect(foldPlan(closed, plan(3))).toBe(closed);
    expect(foldEnd(closed, { ...end, status: 'rejected' })).toBe(closed);
  });
});

describe('any order and any duplication of facts', () => {
  const words = [
    'give up',
    'hang on',
    'call it a day',
    'hit the road',
    'on the fence',
    'run out of',
    'look into',
  ];
  const facts = fc
    .record({
      chunks: fc.array(
        fc.option(
          fc.array(
            fc.tuple(
              fc.constantFrom(...words),
              fc.integer({ min: 0, max: 9 }).map((n) => n / 10),
            ),
            { maxLength: 4 },
          ),
          { freq: 5 },
        ),
        { minLength: 1, maxLength: 5 },
      ),
      maxClips: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
      failing: fc.subarray(words),
    })
    .map(({ chunks, maxClips, failing }) => {
      const unique = chunks.map((chunk) => chunk && [...new Map(chunk).entries()]);
      return {
        maxClips,
        failing,
        plan: plan(chunks.length),
        analyses: unique.map((found, i) => (found ? analysis(i, found) : failedChunk(i))),
      };
    });

  type Step = (entry: JobEntry) => JobEntry;

  /** Clip outcomes only ever come after their request: they are delivered when the state has one. */
  function run(steps: readonly Step[], failing: readonly string[], maxClips: number | undefined): JobEntry {
    const settle: Step = (entry) =>
      failing
        .filter((word) => entry.clips[clipIdOf(job, word)]?.state === 'requested')
        .reduce((e, word) => foldClip(e, failedClip(word)), entry);
    return steps.reduce((entry, step) => settle(step(entry)), openEntry(maxClips));
  }

  test('folds to the same clips in the same states', () => {
    fc.assert(
      fc.property(
        facts.chain((given) => {
          const steps: Step[] = [
            (e) => foldPlan(e, given.plan),
            ...given.analyses.map(
              (a): Step =>
                (e) =>
                  foldAnalysis(e, a),
            ),
          ];
          const order = fc.shuffledSubarray([...steps, ...steps, ...steps], { minLength: steps.length * 3 });
          return fc.tuple(fc.constant(given), fc.constant(steps), order);
        }),
        ([given, steps, shuffled]) => {
          const straight = run(steps, given.failing, given.maxClips);
          const mixed = run(shuffled, given.failing, given.maxClips);
          expect(mixed.clips).toEqual(straight.clips);
          expect(mixed.chunks).toEqual(straight.chunks);
          expect(countsOf(mixed)).toEqual(countsOf(straight));
          if (given.maxClips !== undefined) {
            expect(countsOf(mixed).clipsRequested).toBeLessThanOrEqual(given.maxClips);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

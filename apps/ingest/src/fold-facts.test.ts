import { describe, expect, test } from '@jest/globals';
import { aGroundedExpression, aJobEntry } from '@langflix/testing';
import { NO_USAGE, clipIdOf, failedParts } from '@langflix/contracts';
import type {
  ChunkAnalyzed,
  ClipFinished,
  EpisodeChunked,
  ExpressionAnalysis,
  JobEntry,
} from '@langflix/contracts';
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

function openEntry(maxClips?: number, shareClips = false): JobEntry {
  const entry = aJobEntry({ job, status: 'processing', chunks: {}, clips: {} });
  const wishes = { ...(maxClips !== undefined && { maxClips }), ...(shareClips && { shareClips }) };
  return { ...entry, submission: { ...entry.submission, ...wishes } };
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

/** Expression, score, and first and last second of its scene; its line is the second half of it. */
type Scene = readonly [number, number];
type Found = readonly [string, number, Scene?];

function analysis(chunk: number, expressions: readonly Found[]): ChunkAnalyzed {
  return {
    job,
    chunk,
    outcome: {
      status: 'analyzed',
      expressions: expressions.map(([expression, score, scene]) =>
        aGroundedExpression({ analysis: { expression, score, ...(scene && timesOf(scene)) } }),
      ),
      dropped: [],
      analyzer: 'offline',
      cached: false,
      usage: NO_USAGE,
    },
  };
}

function timesOf([first, last]: Scene): Partial<ExpressionAnalysis> {
  const [contextStartMs, contextEndMs] = [first * 1000, last * 1000];
  const expressionStartMs = (contextStartMs + contextEndMs) / 2;
  return { contextStartMs, contextEndMs, expressionStartMs, expressionEndMs: contextEndMs };
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

describe('clips that are shared', () => {
  const shared = (found: readonly Found[], maxClips?: number): JobEntry =>
    foldAnalysis(foldPlan(openEntry(maxClips, true), plan(1)), analysis(0, found), 30_000);

  test('show several expressions of one scene under the best of them', () => {
    const entry = shared([
      ['give up', 0.4, [10, 20]],
      ['hang on', 0.9, [11, 20]],
      ['look into', 0.8, [60, 70]],
    ]);
    expect(stateOf(entry)).toEqual({ 'give up': 'shared', 'hang on': 'requested', 'look into': 'requested' });
    expect(entry.clips[clipIdOf(job, 'give up')]?.sharedWith).toBe(clipIdOf(job, 'hang on'));
  });

  test('are those of the scene that holds the other one whole', () => {
    const entry = shared([
      ['give up', 0.9, [10, 14]],
      ['hang on', 0.4, [8, 30]],
    ]);
    expect(stateOf(entry)).toEqual({ 'give up': 'shared', 'hang on': 'requested' });
  });

  test.each([
    ['their scenes only touch', [18, 28]],
    ['their line is outside', [14, 27]],
    ['the scene is too long for one clip', [5, 60]],
  ] as const)('are none where %s', (_why, scene) => {
    const entry = shared([
      ['give up', 0.9, [10, 20]],
      ['hang on', 0.4, scene],
    ]);
    expect(stateOf(entry)).toEqual({ 'give up': 'requested', 'hang on': 'requested' });
  });

  test('are none unless that is asked for', () => {
    const found: readonly Found[] = [
      ['give up', 0.4, [10, 20]],
      ['hang on', 0.9, [10, 20]],
    ];
    const entry = foldAnalysis(foldPlan(openEntry(), plan(1)), analysis(0, found));
    expect(stateOf(entry)).toEqual({ 'give up': 'requested', 'hang on': 'requested' });
  });

  test('count once, also against a limit', () => {
    const entry = shared(
      [
        ['give up', 0.4, [10, 20]],
        ['hang on', 0.9, [10, 20]],
        ['look into', 0.8, [60, 70]],
        ['run out of', 0.7, [90, 99]],
      ],
      2,
    );
    expect(stateOf(entry)).toMatchObject({ 'look into': 'requested', 'run out of': 'candidate' });
    expect(countsOf(entry)).toMatchObject({ clipsRequested: 2 });
  });

  test('fail every expression they show', () => {
    const entry = foldClip(
      shared([
        ['give up', 0.4, [10, 20]],
        ['hang on', 0.9, [10, 20]],
      ]),
      failedClip('hang on'),
    );
    expect(stateOf(entry)).toEqual({ 'give up': 'failed', 'hang on': 'failed' });
    expect(failedParts(entry).map((part) => part.expression)).toEqual(['give up', 'hang on']);
    expect(countsOf(entry)).toMatchObject({ clipsRequested: 1, clipsFailed: 1 });
    expect(isFinished(entry)).toBe(true);
    expect(failureOfWhole(entry)?.reason).toBe('too short');
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
              fc
                .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 8 }))
                .map(([first, length]) => [first, first + length] as const),
            ),
            { maxLength: 4 },
          ),
          { freq: 5 },
        ),
        { minLength: 1, maxLength: 5 },
      ),
      maxClips: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
      shareClips: fc.boolean(),
      failing: fc.subarray(words),
    })
    .map(({ chunks, maxClips, shareClips, failing }) => {
      const unique = chunks.map(
        (chunk) => chunk && [...new Map(chunk.map((found) => [found[0], found])).values()],
      );
      return {
        maxClips,
        shareClips,
        failing,
        plan: plan(chunks.length),
        analyses: unique.map((found, i) => (found ? analysis(i, found) : failedChunk(i))),
      };
    });

  type Step = (entry: JobEntry) => JobEntry;

  /** Clip outcomes only ever come after their request: they are delivered when the state has one. */
  function run(
    steps: readonly Step[],
    {
      failing,
      maxClips,
      shareClips,
    }: { failing: readonly string[]; maxClips: number | undefined; shareClips: boolean },
  ): JobEntry {
    const settle: Step = (entry) =>
      failing
        .filter((word) => entry.clips[clipIdOf(job, word)]?.state === 'requested')
        .reduce((e, word) => foldClip(e, failedClip(word)), entry);
    return steps.reduce(
      (entry, step) => {
        const next = step(entry);
        expect(companionsIn(next, requestedIn(entry))).toEqual(companionsIn(entry, requestedIn(entry)));
        return settle(next);
      },
      openEntry(maxClips, shareClips),
    );
  }

  const requestedIn = ({ clips }: JobEntry): string[] =>
    Object.keys(clips).filter((id) => !['candidate', 'shared'].includes(clips[id]?.state ?? ''));

  /** What each of these clips shows: once asked for, that must not change. */
  const companionsIn = ({ clips }: JobEntry, hosts: readonly string[]): unknown =>
    hosts.map((host) =>
      Object.keys(clips)
        .filter((id) => clips[id]?.sharedWith === host)
        .sort(),
    );

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
          const straight = run(steps, given);
          const mixed = run(shuffled, given);
          expect(mixed.clips).toEqual(straight.clips);
          expect(mixed.chunks).toEqual(straight.chunks);
          expect(countsOf(mixed)).toEqual(countsOf(straight));
          for (const { sharedWith, chunk, state } of Object.values(mixed.clips)) {
            if (sharedWith === undefined) continue;
            const host = mixed.clips[sharedWith];
            expect([host?.chunk, host?.sharedWith, given.shareClips]).toEqual([chunk, undefined, true]);
            expect([host?.state, state]).toEqual(
              state === 'failed' ? ['failed', 'failed'] : ['requested', 'shared'],
            );
          }
          if (given.maxClips !== undefined) {
            expect(countsOf(mixed).clipsRequested).toBeLessThanOrEqual(given.maxClips);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

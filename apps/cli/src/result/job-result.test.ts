import { describe, expect, test } from '@jest/globals';
import { NO_USAGE } from '@langflix/contracts';
import { aJobEntry } from '@langflix/testing';
import { describeResult } from './describe-result.ts';
import { exitCodeOf, interruptedResult, jobResult } from './job-result.ts';

const result = {
  partial: false,
  manifest: 'file:///out/Corner%20Cafe/S01E02/ko/manifest.json',
  gallery: 'file:///out/Corner%20Cafe/S01E02/ko/index.html',
};
const clip = { chunk: 0, expression: 'give up', scores: { 0: 0.5 }, state: 'encoded' as const };
const failure = { code: 'clip_check_failed', reason: 'the clip is too short' };
const done = aJobEntry({ status: 'completed', result, clips: { a: { ...clip, reused: true }, b: clip } });
const partial = aJobEntry({
  ...done,
  result: { ...result, partial: true },
  chunks: { 3: { status: 'failed', code: 'analysis_blocked', reason: 'the answer was blocked' } },
  clips: { ...done.clips, c: { ...clip, state: 'failed', failure } },
});

describe('the result of a job', () => {
  test('holds what programs need, with local paths', () => {
    expect(jobResult(done, 12.3456)).toEqual({
      job: done.job,
      status: 'complete',
      clips: 2,
      reused: 1,
      failed: 0,
      manifest: '/out/Corner Cafe/S01E02/ko/manifest.json',
      gallery: '/out/Corner Cafe/S01E02/ko/index.html',
      wallSeconds: 12.35,
      contentSeconds: 90,
      failures: [],
      level: done.submission.level,
    });
  });

  test('names each part that failed, and why', () => {
    expect(jobResult(partial, 1)).toMatchObject({
      status: 'partial',
      failed: 2,
      failures: [
        { part: 'chunk', id: '3', code: 'analysis_blocked' },
        { part: 'clip', id: 'c', expression: 'give up', ...failure },
      ],
    });
  });

  test('says why a job was refused', () => {
    const rejected = aJobEntry({ status: 'rejected', failure });
    expect(jobResult(rejected, 1)).toMatchObject({ status: 'rejected', manifest: null, ...failure });
  });

  test('takes the time from the ledger when the caller did not measure it', () => {
    expect(jobResult(aJobEntry({ ...done, closedAt: '2026-03-02T08:00:09.500Z' })).wallSeconds).toBe(9.5);
  });

  test('is interrupted with what is known, also when that is nothing', () => {
    expect(interruptedResult(partial, 2)).toMatchObject({
      status: 'interrupted',
      job: partial.job,
      clips: 2,
    });
    expect(interruptedResult(undefined, 2)).toMatchObject({ status: 'interrupted', job: null, clips: 0 });
  });

  test('decides the exit code', () => {
    const statuses = ['complete', 'partial', 'failed', 'rejected', 'interrupted', 'processing'] as const;
    expect(statuses.map(exitCodeOf)).toEqual([0, 3, 1, 1, 130, 0]);
  });
});

describe('the result in words', () => {
  test('says how many clips, how fast, and where they are', () => {
    expect(describeResult(jobResult(done, 4.5))).toBe(
      [
        '2 clips from 1:30 of film in 4.5 s (20× real time), 1 of them finished before',
        '  gallery   /out/Corner Cafe/S01E02/ko/index.html',
        '  clips     /out/Corner Cafe/S01E02/ko/clips',
        '  manifest  /out/Corner Cafe/S01E02/ko/manifest.json',
      ].join('\n'),
    );
  });

  test('says what the model cost, where one was asked', () => {
    const usage = { ...NO_USAGE, requests: 12, inputTokens: 8000, outputTokens: 431, costUsd: 0.0123 };
    const asked = { ...jobResult(done, 4.5), usage, usageByModel: { 'gemini:gemini-2.5-flash': usage } };
    expect(describeResult(asked)).toContain(
      '\n  analysis  12 requests, 8,431 tokens, about $0.012 (gemini-2.5-flash)',
    );
    expect(describeResult({ ...asked, usage: NO_USAGE, usageByModel: undefined })).not.toContain('analysis');
  });

  test('names every expression that a failed clip would have shown', () => {
    const shared = { ...clip, expression: 'hang on', state: 'failed' as const, failure, sharedWith: 'c' };
    const entry = aJobEntry({ ...partial, chunks: {}, clips: { ...partial.clips, d: shared } });
    expect(jobResult(entry, 1).failed).toBe(2);
    expect(describeResult(jobResult(entry, 1))).toContain(
      '2 parts failed:\n  clip "give up", clip "hang on": ',
    );
  });

  test('suggests every level where none of the wished one was found, and names no folder that is not there', () => {
    const nothing = { ...done, submission: { ...done.submission, level: 'advanced' as const }, clips: {} };
    const words = describeResult(jobResult(nothing, 4.5));
    expect(words).toContain('no expression of level advanced was found; --level mixed');
    expect(words).not.toContain('/ko/clips');
    const mixed = { ...nothing, submission: { ...nothing.submission, level: 'mixed' as const } };
    expect(describeResult(jobResult(mixed, 4.5))).toContain(': no expression was found.');
  });

  test('tells paths, not URIs', () => {
    const failure = { code: 'video_unreadable', reason: 'file:///films/My%20Show.mp4 is no video' };
    const words = describeResult(jobResult(aJobEntry({ status: 'rejected', failure })));
    expect(words).toBe('The episode was rejected: /films/My Show.mp4 is no video (video_unreadable)');
  });

  test('lists what failed', () => {
    expect(describeResult(jobResult(partial, 4.5))).toContain(
      '2 parts failed:\n  chunk 3: the answer was blocked (analysis_blocked)\n  clip "give up": the clip is too short',
    );
  });

  test('says a reason that many parts share once, and not again when it is the headline', () => {
    const blocked = { status: 'failed' as const, code: 'analysis_blocked', reason: 'the answer was blocked' };
    const entry = { ...done, clips: {}, chunks: { 0: blocked, 1: blocked } };
    expect(describeResult(jobResult(entry, 9))).toContain(
      '2 parts failed:\n  chunk 0, chunk 1: the answer was blocked (analysis_blocked)',
    );
    const failure = { code: blocked.code, reason: `all 2 chunks failed; the first: ${blocked.reason}` };
    const whole = describeResult(jobResult({ ...entry, status: 'failed', failure }, 9));
    expect(whole).not.toContain('parts failed');
  });

  test('says what to do after an interruption', () => {
    expect(describeResult(interruptedResult(undefined, 5))).toContain('same command again');
  });
});

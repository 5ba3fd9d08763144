import { describe, expect, test } from '@jest/globals';
import { PoisonError, RetryableError, TerminalError } from '@langflix/contracts';
import { WorkerDiedError, decideOutcome } from './decide-outcome.ts';
import type { Circumstances } from './decide-outcome.ts';

const now = (override: Partial<Circumstances> = {}): Circumstances => ({
  deliveryCount: 4,
  attempt: 2,
  isLastAttempt: false,
  isShuttingDown: false,
  backoff: { firstMs: 1_000, mostMs: 30_000 },
  random: () => 0.5,
  ...override,
});
const busy = new RetryableError('the model is busy: wait', { code: 'busy' });
const unreadable = new TerminalError('video_unreadable', 'a.mp4 cannot be read: convert it');
const bug = new TypeError('cannot read "What a day!" of undefined');

describe('what becomes of a failed message', () => {
  test('a retryable failure comes again after half of a doubled delay', () => {
    const failure = { code: 'busy', reason: 'the model is busy: wait' };
    const retry = { kind: 'retry', delayMs: 1_000, failure, isBug: false, isUncounted: false };
    expect(decideOutcome(busy, now())).toEqual(retry);
  });

  test('a retryable failure that knows its time comes again then', () => {
    const wish = new RetryableError('quota', { retryAfterMs: 12_345 });
    expect(decideOutcome(wish, now())).toMatchObject({ kind: 'retry', delayMs: 12_345 });
  });

  test('a retryable failure on the last attempt is given up', () => {
    expect(decideOutcome(busy, now({ isLastAttempt: true }))).toMatchObject({
      kind: 'given-up',
      failure: { code: 'busy' },
      isBug: false,
    });
  });

  test('a retryable failure that does not count is never given up, and comes again ever later', () => {
    const parked = new RetryableError('the day is used up', { uncounted: true });
    const outcome = decideOutcome(parked, now({ isLastAttempt: true }));
    expect(outcome).toMatchObject({ kind: 'retry', isUncounted: true, delayMs: 4_000 });
  });

  test('a message whose attempts are used up is given up on behalf of its dead workers', () => {
    const died = new WorkerDiedError('clip-encoder__encode-clip', 5);
    expect(decideOutcome(died, now())).toEqual({
      kind: 'given-up',
      failure: {
        code: 'worker_died',
        reason: 'clip-encoder__encode-clip died or hung on each of 5 attempts: see its log and memory limit',
      },
      isBug: false,
    });
    expect(decideOutcome(died, now({ isShuttingDown: true }))).toEqual({ kind: 'released' });
  });

  test('a terminal failure is an answer, on whichever attempt', () => {
    for (const isLastAttempt of [false, true]) {
      expect(decideOutcome(unreadable, now({ isLastAttempt }))).toEqual({
        kind: 'failed',
        failure: { code: 'video_unreadable', reason: 'a.mp4 cannot be read: convert it' },
      });
    }
  });

  test('a message that nobody can read is poison, also while shutting down', () => {
    for (const isShuttingDown of [false, true]) {
      const outcome = decideOutcome(new PoisonError('not JSON'), now({ isShuttingDown }));
      expect(outcome).toEqual({ kind: 'poison', failure: { code: 'poison', reason: 'not JSON' } });
    }
  });

  test('whatever happens during shutdown goes back, even on the last attempt', () => {
    for (const error of [busy, unreadable, bug, new DOMException('aborted', 'AbortError')]) {
      const outcome = decideOutcome(error, now({ isShuttingDown: true, isLastAttempt: true }));
      expect(outcome).toEqual({ kind: 'released' });
    }
  });

  test('a bug is tried again, and its message stays out of the failure fact', () => {
    expect(decideOutcome(bug, now())).toMatchObject({ kind: 'retry', isBug: true, delayMs: 1_000 });
    const failure = {
      code: 'internal',
      reason: 'unexpected TypeError: the log of the service has the details',
    };
    expect(decideOutcome(bug, now({ isLastAttempt: true }))).toEqual({
      kind: 'given-up',
      failure,
      isBug: true,
    });
    expect(decideOutcome('a string', now())).toMatchObject({ kind: 'retry', isBug: true });
  });

  test('a reason is short enough to travel and to read', () => {
    const endless = new TerminalError('video_unreadable', 'x'.repeat(5_000_000));
    const outcome = decideOutcome(endless, now());
    expect('failure' in outcome && outcome.failure.reason.length).toBe(2000);
  });
});

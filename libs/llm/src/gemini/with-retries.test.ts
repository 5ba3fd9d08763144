import { describe, expect, test } from '@jest/globals';
import { RetryableError } from '@langflix/contracts';
import type { Called } from './ask-gemini.ts';
import type { FailedCall } from './failures.ts';
import type { GeminiReply } from './reply.ts';
import { backoffDelay, withRetries } from './with-retries.ts';

const { signal } = new AbortController();
const settings = { maxRetries: 2, backoffMs: 1 };
const reply = { kind: 'cut' } as GeminiReply;

function failed(code: string, repeat: FailedCall['repeat'] = 'backoff'): Called {
  return { failed: { error: new RetryableError(code, { code }), failure: { cause: 'unavailable' }, repeat } };
}

/** Gives these in order, the reply after them, and writes down the causes it was called with. */
function calling(...failures: readonly Called[]) {
  const causes: (string | undefined)[] = [];
  const call = (cause: string | undefined): Promise<Called> => {
    causes.push(cause);
    return Promise.resolve(failures[causes.length - 1] ?? { reply });
  };
  return { causes, call };
}

describe('a call with repetitions', () => {
  test('is repeated while it fails for now, and knows what it repeats', async () => {
    const { causes, call } = calling(failed('a'), failed('b'));
    expect(await withRetries(call, settings, signal)).toBe(reply);
    expect(causes).toEqual([undefined, 'a', 'b']);
  });

  test('gives up after maxRetries, with the last failure', async () => {
    const { call } = calling(failed('a'), failed('b'), failed('c'), failed('d'));
    await expect(withRetries(call, settings, signal)).rejects.toMatchObject({ code: 'c' });
  });

  test('is not repeated when that cannot help', async () => {
    const { causes, call } = calling(failed('no', 'never'));
    await expect(withRetries(call, settings, signal)).rejects.toMatchObject({ code: 'no' });
    expect(causes).toHaveLength(1);
  });

  test('uses up no repetitions while only the quota is in the way', async () => {
    const quota = Array.from({ length: 5 }, () => failed('quota', 'gate'));
    const { causes, call } = calling(failed('a'), ...quota, failed('b'));
    expect(await withRetries(call, settings, signal)).toBe(reply);
    expect(causes).toHaveLength(8);
  });

  test('does not wait for the quota for ever', async () => {
    const { causes, call } = calling(...Array.from({ length: 50 }, () => failed('quota', 'gate')));
    await expect(withRetries(call, settings, signal)).rejects.toMatchObject({ code: 'quota' });
    expect(causes).toHaveLength(11);
  });

  test('throws what the call throws', async () => {
    const bug = new TypeError('bug');
    await expect(withRetries(() => Promise.reject(bug), settings, signal)).rejects.toBe(bug);
  });

  test('stops waiting when it is aborted, with the reason of the abort', async () => {
    const stop = new AbortController();
    const reason = new Error('shutting down');
    const slow = { maxRetries: 2, backoffMs: 60_000, random: () => 1 };
    const asked = withRetries(calling(failed('a')).call, slow, stop.signal);
    stop.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });
});

test('the wait before a repetition is a random part of a time that doubles, half a minute at most', () => {
  const at = (failures: number, random: number, backoffMs = 2000) =>
    backoffDelay({ backoffMs, random: () => random }, failures);
  expect([at(0, 1), at(1, 1), at(2, 1), at(2, 0.25), at(3, 0)]).toEqual([2000, 4000, 8000, 2000, 0]);
  expect(at(20, 1)).toBe(30_000);
});

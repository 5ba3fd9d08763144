import { describe, expect, test } from '@jest/globals';
import { RetryableError, TerminalError } from '@langflix/contracts';
import { withRetries } from './with-retries.ts';

const { signal } = new AbortController();
const settings = { maxRetries: 2, backoffMs: 1 };

function failing(...errors: unknown[]) {
  const attempts: number[] = [];
  const call = (attempt: number) => {
    attempts.push(attempt);
    return attempt < errors.length ? Promise.reject(errors[attempt]) : Promise.resolve('done');
  };
  return { attempts, call };
}

describe('a call with repetitions', () => {
  test('is repeated while it fails for now', async () => {
    const { attempts, call } = failing(new RetryableError('a'), new RetryableError('b'));
    expect(await withRetries(call, settings, signal)).toBe('done');
    expect(attempts).toEqual([0, 1, 2]);
  });

  test('gives up after maxRetries, with the last failure', async () => {
    const errors = ['a', 'b', 'c', 'd'].map((message) => new RetryableError(message));
    await expect(withRetries(failing(...errors).call, settings, signal)).rejects.toBe(errors[2]);
  });

  test.each([new TerminalError('no', 'never'), new TypeError('bug')])(
    'is not repeated after %s',
    async (error) => {
      const { attempts, call } = failing(error);
      await expect(withRetries(call, settings, signal)).rejects.toBe(error);
      expect(attempts).toEqual([0]);
    },
  );

  test('leaves a wait of more than half a minute to the broker', async () => {
    const error = new RetryableError('later', { retryAfterMs: 31_000 });
    const { attempts, call } = failing(error);
    await expect(withRetries(call, settings, signal)).rejects.toBe(error);
    expect(attempts).toEqual([0]);
  });

  test('waits a random part of a time that doubles', async () => {
    const waits: number[] = [];
    const random = () => {
      waits.push(waits.length);
      return 0;
    };
    const { call } = failing(new RetryableError('a'), new RetryableError('b', { retryAfterMs: 1 }));
    await withRetries(call, { maxRetries: 2, backoffMs: 600_000, random }, signal);
    expect(waits).toEqual([0]);
  });

  test('stops waiting when it is aborted', async () => {
    const stop = new AbortController();
    const { call } = failing(new RetryableError('a', { retryAfterMs: 29_000 }));
    const asked = withRetries(call, settings, stop.signal);
    stop.abort();
    await expect(asked).rejects.toThrow(/abort/i);
  });
});

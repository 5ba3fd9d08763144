import { expect, test } from '@jest/globals';
import { PoisonError, RetryableError, TerminalError } from './index.ts';

test('a retryable error has a code for the last attempt and may say when to come back', () => {
  expect(new RetryableError('slow down')).toMatchObject({
    name: 'RetryableError',
    code: 'temporarily_unavailable',
    retryAfterMs: undefined,
  });
  const cause = new Error('ENOSPC');
  const full = new RetryableError('no space', { code: 'disk_full', retryAfterMs: 30_000, cause });
  expect(full).toMatchObject({ code: 'disk_full', retryAfterMs: 30_000, cause, message: 'no space' });
});

test('terminal and poison errors are told apart by class', () => {
  const terminal = new TerminalError('video_unreadable', 'file:///a.mp4 cannot be read');
  expect(terminal).toMatchObject({ name: 'TerminalError', code: 'video_unreadable' });
  expect(new PoisonError('not JSON')).toMatchObject({ name: 'PoisonError', code: 'poison' });
  expect(terminal).not.toBeInstanceOf(PoisonError);
});

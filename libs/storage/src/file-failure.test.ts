import { RetryableError, TerminalError } from '@langflix/contracts';
import { describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { readFailure, writeFailure } from './file-failure.ts';

const systemError = (code: string): Error => Object.assign(new Error(`${code}: something`), { code });

describe('a system error', () => {
  test('of a full disk is worth waiting for', async () => {
    const error: unknown = await writeFile('/dev/full', 'x').catch((failure: unknown) => failure);
    const failure = writeFailure(error, '/out/a.mp4') as RetryableError;
    expect(failure).toBeInstanceOf(RetryableError);
    expect(failure).toMatchObject({ code: 'disk_full', message: expect.stringContaining('/out/a.mp4') });
    expect(failure.retryAfterMs).toBeGreaterThan(0);
  });

  test.each([
    ['ENOENT', 'file_missing'],
    ['ENOTDIR', 'file_missing'],
    ['EACCES', 'file_unreadable'],
    ['EISDIR', 'file_unreadable'],
    ['ELOOP', 'file_unreadable'],
  ])('%s on reading is terminal: %s', (code, expected) => {
    const failure = readFailure(systemError(code), '/media/a.mp4');
    expect(failure).toBeInstanceOf(TerminalError);
    expect(failure).toMatchObject({ code: expected, message: expect.stringContaining('/media/a.mp4') });
  });

  test.each(['EMFILE', 'EIO', 'ESTALE'])('%s is worth another try, reading or writing', (code) => {
    expect(readFailure(systemError(code), '/a')).toMatchObject({ name: 'RetryableError' });
    expect(writeFailure(systemError(code), '/a')).toMatchObject({ name: 'RetryableError' });
  });

  test.each(['EACCES', 'EROFS', 'EISDIR'])('%s on writing is terminal', (code) => {
    expect(writeFailure(systemError(code), '/a')).toMatchObject({ code: 'file_unwritable' });
  });

  test('is told apart from a bug and from a failure that is told already', () => {
    const bug = new TypeError('x is undefined');
    const told = new TerminalError('file_missing', 'a');
    expect([readFailure(bug, '/a'), writeFailure(bug, '/a')]).toEqual([bug, bug]);
    expect([readFailure(told, '/a'), writeFailure(told, '/a')]).toEqual([told, told]);
  });
});

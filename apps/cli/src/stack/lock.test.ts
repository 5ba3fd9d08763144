import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, utimesSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { takeLock } from './lock.ts';
import type { Lock } from './lock.ts';
import { markOf } from './process-identity.ts';

describe('the lock of an output folder', () => {
  let folder: TemporaryFolder;
  let path: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    path = join(folder.path, 'stack.lock');
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  test('is held by one command at a time', () => {
    take(path);
    expect(takeLock(path)).toEqual({ heldBy: process.pid });
  });

  test('can be taken again once it is released', () => {
    take(path).release();
    expect(existsSync(path)).toBe(false);
    take(path);
  });

  test('is taken over from a process that died', async () => {
    await writeFile(path, JSON.stringify({ ...(await aDeadProcess()), token: 'theirs' }));
    take(path);
  });

  test('is taken over when another process has got the number of the dead one', async () => {
    await writeFile(
      path,
      JSON.stringify({ pid: process.pid, identity: 'began another day', token: 'theirs' }),
    );
    take(path);
  });

  test('is left alone while its maker is about to write into it', async () => {
    await writeFile(path, '');
    expect(takeLock(path)).toEqual({ heldBy: 0 });
  });

  test('is taken over when its maker died before writing into it', async () => {
    await writeFile(path, '');
    utimesSync(path, 0, 0);
    take(path);
  });

  test('is not released by a command that has lost it', async () => {
    const lock = take(path);
    await writeFile(path, JSON.stringify({ ...markOf(process.pid), token: 'theirs' }));
    lock.release();
    expect(existsSync(path)).toBe(true);
  });
});

function take(path: string): Lock {
  const lock = takeLock(path);
  if ('heldBy' in lock) throw new Error(`held by ${lock.heldBy}`);
  return lock;
}

async function aDeadProcess(): Promise<{ pid: number; identity?: string | undefined }> {
  const child = spawn(process.execPath, ['-e', '']);
  const mark = markOf(child.pid ?? 0);
  await once(child, 'exit');
  return mark;
}

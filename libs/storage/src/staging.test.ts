import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { existsSync } from 'node:fs';
import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toFileUri } from './file-uri.ts';
import { stagePath, sweepStaged } from './staging.ts';

const HOUR_MS = 3_600_000;

async function aStagedFile(path: string, ageMs: number): Promise<string> {
  const staged = await stagePath(path);
  await writeFile(staged, 'half a clip');
  const time = new Date(Date.now() - ageMs);
  await utimes(staged, time, time);
  return staged;
}

describe('sweeping', () => {
  test('removes abandoned staged files at any depth, and only those', async () => {
    await using folder = await temporaryFolder();
    const abandoned = await aStagedFile(join(folder.path, 'show', 'e1', 'a.mp4'), 2 * HOUR_MS);
    const fresh = await aStagedFile(join(folder.path, 'b.json'), 0);
    const finished = join(folder.path, 'show', 'clip.mp4');
    await writeFile(finished, 'clip');
    await utimes(finished, 0, 0);
    expect(await sweepStaged(toFileUri(folder.path), HOUR_MS)).toBe(1);
    expect([abandoned, fresh, finished].map((path) => existsSync(path))).toEqual([false, true, true]);
  });

  test('does not follow links out of the folder', async () => {
    await using folder = await temporaryFolder();
    const elsewhere = await aStagedFile(join(folder.path, 'other', 'a'), 2 * HOUR_MS);
    await mkdir(join(folder.path, 'out'));
    await symlink(join(folder.path, 'other'), join(folder.path, 'out', 'link'));
    expect(await sweepStaged(toFileUri(join(folder.path, 'out')), HOUR_MS)).toBe(0);
    expect(existsSync(elsewhere)).toBe(true);
  });

  test('finds nothing in a folder that is not there', async () => {
    await using folder = await temporaryFolder();
    expect(await sweepStaged(toFileUri(join(folder.path, 'nothing')), 0)).toBe(0);
  });
});

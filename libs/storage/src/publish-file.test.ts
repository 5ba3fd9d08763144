import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkFile, publishFile } from './publish-file.ts';

const SHARED_MEMORY = '/dev/shm';
const hasSecondDevice = existsSync(SHARED_MEMORY) && statSync(SHARED_MEMORY).dev !== statSync(tmpdir()).dev;
const testAcrossDevices = hasSecondDevice ? test : test.skip;

async function aFileOnAnotherDevice() {
  const folder = await mkdtemp(join(SHARED_MEMORY, 'langflix-test-'));
  const path = join(folder, 'clip.mp4');
  await writeFile(path, 'film');
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

describe('a file from another file system', () => {
  testAcrossDevices('is moved into place', async () => {
    await using other = await aFileOnAnotherDevice();
    await using folder = await temporaryFolder();
    const to = join(folder.path, 'clips', 'a.mp4');
    await publishFile(other.path, to);
    expect(await readFile(to, 'utf8')).toBe('film');
    expect(existsSync(other.path)).toBe(false);
    expect(await readdir(join(folder.path, 'clips', '.tmp'))).toEqual([]);
  });

  testAcrossDevices('is copied where it cannot be linked', async () => {
    await using other = await aFileOnAnotherDevice();
    await using folder = await temporaryFolder();
    const to = join(folder.path, 'a.mp4');
    await linkFile(other.path, to);
    expect(await readFile(to, 'utf8')).toBe('film');
    expect(existsSync(other.path)).toBe(true);
    expect(await readdir(join(folder.path, '.tmp'))).toEqual([]);
  });
});

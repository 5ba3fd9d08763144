import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { join } from 'node:path';
import { checkDiskSpace, estimateBytes } from './disk-space.ts';

describe('the disk', () => {
  test('has room for a clip', async () => {
    await using folder = await temporaryFolder();
    await checkDiskSpace(join(folder.path, 'clip.mp4'), { width: 1280, height: 720, frames: 288 });
  });

  test('that is too full is named before anything is encoded, with what is needed', async () => {
    await using folder = await temporaryFolder();
    const checking = checkDiskSpace(join(folder.path, 'clip.mp4'), { width: 1e6, height: 1e6, frames: 1e6 });
    await expect(checking).rejects.toMatchObject({
      name: 'RetryableError',
      code: 'disk_full',
      message: expect.stringMatching(
        `${folder.path} has \\d+ MB left, a clip may need \\d+ MB: free some space`,
      ),
    });
  });

  test('is asked for more than a clip of 12 s in 720p takes, and not for absurdly more', () => {
    const bytes = estimateBytes({ width: 1280, height: 720, frames: 288 });
    expect(bytes).toBeGreaterThan(5e6);
    expect(bytes).toBeLessThan(50e6);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmPackagesAreMissing } from './npm-packages.mjs';
import { SetupError } from './setup-error.mjs';
import { withSetupLock } from './setup-lock.mjs';
import { installSystemTools, installTestTools, whatToInstall } from './system-tools.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'langflix-setup-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lock = (packages: object): string => JSON.stringify({ packages });

function writeInstall({ wanted, installed }: { wanted: object; installed: object }): void {
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  writeFileSync(join(folder, 'node_modules', '.bin', 'node'), '');
  writeFileSync(join(folder, 'package-lock.json'), lock({ '': {}, ...wanted }));
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), lock(installed));
}

describe('the npm packages', () => {
  const wanted = {
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  };

  test('are complete when every package of the lock file is there, those of other platforms apart', () => {
    writeInstall({ wanted, installed: { 'node_modules/zod': { version: '4.0.0' } } });
    expect(npmPackagesAreMissing(folder)).toBe(false);
  });

  test('are missing in a fresh clone', () => {
    expect(npmPackagesAreMissing(folder)).toBe(true);
  });

  test('are missing when the lock file asks for another version', () => {
    writeInstall({ wanted, installed: { 'node_modules/zod': { version: '3.9.9' } } });
    expect(npmPackagesAreMissing(folder)).toBe(true);
  });

  test('are missing when Node 24 did not arrive', () => {
    writeInstall({ wanted, installed: { 'node_modules/zod': { version: '4.0.0' } } });
    rmSync(join(folder, 'node_modules', '.bin', 'node'));
    expect(npmPackagesAreMissing(folder)).toBe(true);
  });
});

describe('the system tools', () => {
  const ffmpeg = { name: 'ffmpeg and ffprobe', isThere: () => false, apt: 'ffmpeg', brew: 'ffmpeg' };

  test('are named in one message where nothing can install them', () => {
    const install = (): void => installSystemTools([ffmpeg], { isRoot: false, has: () => false });

    expect(install).toThrow(SetupError);
    expect(install).toThrow(/ffmpeg and ffprobe\nInstall them so that they are on the PATH/);
  });

  test('come with the command to type on Debian', () => {
    expect(whatToInstall([ffmpeg], true)).toContain('sudo apt-get install --no-install-recommends ffmpeg');
  });

  test('ask for nothing when none is missing', () => {
    expect(() => installSystemTools([], { isRoot: false, has: () => false })).not.toThrow();
  });
});

describe('the tools of the tests', () => {
  const redis = { name: 'a Redis server', without: 'its tests are skipped' };

  test('are done without where they cannot be had, and that is said', () => {
    const said: string[] = [];
    const install = (): never => {
      throw new SetupError('no package of this name');
    };
    installTestTools([redis], { install, log: (line: string) => said.push(line) });
    expect(said).toEqual(['Without a Redis server, its tests are skipped.']);
  });

  test('hide no mistake of the set-up itself', () => {
    const install = (): never => {
      throw new TypeError('a bug');
    };
    expect(() => installTestTools([redis], { install })).toThrow('a bug');
  });
});

describe('the lock of the set-up', () => {
  const quiet = { pollMs: 5, log: () => {} };

  test('lets one through at a time', async () => {
    const path = join(folder, 'lock');
    let inside = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      expect(inside).toBe(1);
      await new Promise(setImmediate);
      inside -= 1;
    };

    await Promise.all([1, 2, 3].map(() => withSetupLock(work, { ...quiet, path })));
    expect(existsSync(path)).toBe(false);
  });

  test('is taken over from a process that is gone', async () => {
    const path = join(folder, 'lock');
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(path, String(gone));

    expect(await withSetupLock(() => 'done', { ...quiet, path })).toBe('done');
  });

  test('is released when the work fails', async () => {
    const path = join(folder, 'lock');
    const failing = withSetupLock(() => Promise.reject(new Error('no network')), { ...quiet, path });

    await expect(failing).rejects.toThrow('no network');
    expect(existsSync(path)).toBe(false);
  });
});

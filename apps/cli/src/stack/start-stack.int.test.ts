import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadConfig } from '@langflix/config';
import { temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { commandLine } from '../command-line.ts';
import { isRunning, markOf } from './process-identity.ts';
import { startStack } from './start-stack.ts';
import type { StackOptions } from './start-stack.ts';
import { stateFolder } from './state-folder.ts';
import { readStackState } from './state-file.ts';
import type { StackState } from './state-file.ts';

describe('starting the local stack', () => {
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  const optionsFor = (
    prepare: StackOptions['prepare'],
    signal = new AbortController().signal,
  ): StackOptions => ({
    config: loadConfig({ file: 'none', cwd: folder.path }),
    outputDirectory: folder.path,
    mediaRoots: [folder.path],
    cwd: folder.path,
    ...{ prepare, signal, command: 'process' },
  });
  const stateNow = (): StackState | undefined => readStackState(stateFolder(folder.path).stackState);

  test('leaves nothing behind when the broker cannot be prepared', async () => {
    let state: StackState | undefined;
    const prepare = async (): Promise<void> => {
      state = stateNow();
      throw new Error('no streams');
    };
    await expect(startStack(optionsFor(prepare))).rejects.toThrow('no streams');
    expect(state?.nats.pid).toBeGreaterThan(0);
    expect(isRunning(state?.nats ?? { pid: 0 })).toBe(false);
    expect(stateNow()).toBeUndefined();
    expect(existsSync(stateFolder(folder.path).lock)).toBe(false);
  });

  test('leaves nothing behind when it is interrupted', async () => {
    const interruption = new AbortController();
    let state: StackState | undefined;
    const prepare = (): Promise<void> => {
      state = stateNow();
      interruption.abort(new Error('Ctrl-C'));
      return new Promise(() => undefined);
    };
    await expect(startStack(optionsFor(prepare, interruption.signal))).rejects.toThrow('Ctrl-C');
    expect(isRunning(state?.nats ?? markOf(process.pid))).toBe(false);
  });

  test('is refused while `up` works there, which would take the episode', async () => {
    const { lock, root, stackState } = stateFolder(folder.path);
    await mkdir(root, { recursive: true });
    const own = markOf(process.pid);
    await writeFile(lock, JSON.stringify({ ...own, token: 'theirs', command: 'up' }));
    const state = { cliPid: own.pid, cliIdentity: own.identity, natsUrl: 'nats://a:1', services: {} };
    await writeFile(stackState, JSON.stringify(state));
    const options = optionsFor(async () => undefined);
    const hint = commandLine(['submit', '<video>', '--out', folder.path]);
    const told = expect.stringContaining(`with "${hint}"`);
    await expect(startStack(options)).rejects.toMatchObject({ code: 'busy', message: told });
    const second = { ...options, command: 'up' as const };
    await expect(startStack(second)).rejects.toThrow(/: wait for it, or choose another folder/);
  });

  test('is refused while another command works in the same folder', async () => {
    const { lock, root } = stateFolder(folder.path);
    await mkdir(root, { recursive: true });
    await writeFile(lock, JSON.stringify({ ...markOf(process.pid), token: 'theirs' }));
    const start = startStack(optionsFor(async () => undefined));
    const message = expect.stringMatching(/: wait for it, or choose another folder with --out$/);
    await expect(start).rejects.toMatchObject({ code: 'busy', message });
    expect(await readFile(lock, 'utf8')).toContain('theirs');
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder, waitFor } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import type { CliError } from '../cli-error.ts';
import { isRunning } from './process-identity.ts';
import type { ProcessMark } from './process-identity.ts';
import { supervise } from './supervise.ts';
import type { SuperviseOptions, Supervised } from './supervise.ts';
import type { ProcessSpec } from './run-process.ts';

interface Witness extends SuperviseOptions {
  readonly starts: ProcessMark[];
  readonly ready: (number | undefined)[];
  readonly givenUp: CliError[];
}

describe('a supervised process', () => {
  let folder: TemporaryFolder;
  let running: Supervised | undefined;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    await running?.stop(0);
    await folder[Symbol.asyncDispose]();
  });

  const specOf = (script: string): ProcessSpec => ({
    name: 'tiny',
    command: process.execPath,
    args: ['-e', script],
    env: {},
    cwd: folder.path,
    logPath: join(folder.path, 'tiny.log'),
    readiness: (line) => (line.startsWith('ready') ? { healthPort: Number(line.split(' ')[1]) } : undefined),
  });

  const aWitness = (): Witness => {
    const starts: ProcessMark[] = [];
    const ready: (number | undefined)[] = [];
    const givenUp: CliError[] = [];
    return {
      ...{ starts, ready, givenUp, minPauseMs: 5, maxPauseMs: 20 },
      onStart: (mark) => void starts.push(mark),
      onReady: ({ healthPort }) => void ready.push(healthPort),
      onExit: () => undefined,
      onGiveUp: (error) => void givenUp.push(error),
    };
  };

  const LIVES_ON = 'console.log("ready 8080"); setInterval(() => {}, 1000)';

  test('is ready once it says so, and its output is in the log', async () => {
    const witness = aWitness();
    running = supervise(specOf(LIVES_ON), witness);
    await running.ready();
    expect(witness.ready).toEqual([8080]);
    expect(await readFile(join(folder.path, 'tiny.log'), 'utf8')).toBe('ready 8080\n');
  });

  test('is started again when it is killed', async () => {
    const witness = aWitness();
    running = supervise(specOf(LIVES_ON), witness);
    await running.ready();
    process.kill(witness.starts[0]?.pid ?? 0, 'SIGKILL');
    await waitFor(() => witness.ready.length === 2);
    expect(witness.starts).toHaveLength(2);
    expect(isRunning(witness.starts[1] ?? { pid: 0 })).toBe(true);
    const log = await readFile(join(folder.path, 'tiny.log'), 'utf8');
    expect(log).toContain('tiny: ended by SIGKILL; it is started again');
  });

  test('takes what it had started with it when it dies', async () => {
    const witness = aWitness();
    const child = 'setInterval(() => {}, 1000)';
    const script = `const { pid } = require('node:child_process').spawn(process.execPath, ['-e', '${child}']);
      console.log('ready ' + pid); setInterval(() => {}, 1000)`;
    running = supervise(specOf(script), witness);
    await running.ready();
    process.kill(witness.starts[0]?.pid ?? 0, 'SIGKILL');
    await waitFor(() => !isAlive(witness.ready[0] ?? 0));
  });

  test('ends on stop and is not started again', async () => {
    const witness = aWitness();
    running = supervise(specOf(LIVES_ON), witness);
    await running.ready();
    await running.stop(5000);
    expect(witness.starts.map(isRunning)).toEqual([false]);
  });

  test('is killed when it will not end', async () => {
    const witness = aWitness();
    running = supervise(specOf(`process.on('SIGTERM', () => {}); ${LIVES_ON}`), witness);
    await running.ready();
    await running.stop(50);
    expect(witness.starts.map(isRunning)).toEqual([false]);
  });

  test('is given up, with the end of its log, when it keeps ending before it is ready', async () => {
    const witness = aWitness();
    running = supervise(specOf('console.error("no settings"); process.exit(3)'), witness);
    await running.ready();
    expect(witness.starts).toHaveLength(5);
    expect(witness.givenUp).toHaveLength(1);
    expect(witness.givenUp[0]?.code).toBe('stack_broken');
    expect(witness.givenUp[0]?.message).toMatch(/tiny ended again and again.*exit code 3.*no settings/s);
  });

  test('is given up when there is no such program', async () => {
    const witness = aWitness();
    running = supervise({ ...specOf(''), command: join(folder.path, 'missing') }, witness);
    await running.ready();
    expect(witness.givenUp[0]?.message).toContain('ENOENT');
  });

  test('keeps the log of the run before', async () => {
    await writeFile(join(folder.path, 'tiny.log'), 'yesterday');
    running = supervise(specOf(LIVES_ON), aWitness());
    await running.ready();
    expect(await readFile(join(folder.path, 'tiny.log.1'), 'utf8')).toBe('yesterday');
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

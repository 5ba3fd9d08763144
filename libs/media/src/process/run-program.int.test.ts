import { describe, expect, test } from '@jest/globals';
import { temporaryFolder, waitFor } from '@langflix/testing';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';

/** A shell that starts a child of its own, writes down both process ids and waits. */
const familyOf = (pidFile: string): readonly string[] => [
  '-c',
  `sleep 60 & echo $! $$ > ${pidFile}.part && mv ${pidFile}.part ${pidFile}; wait`,
];

async function pidsIn(pidFile: string): Promise<number[]> {
  const text = await waitFor(() => readFile(pidFile, 'utf8').catch(() => undefined));
  return text.trim().split(' ').map(Number);
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie is gone too: where nothing reaps orphans it stays in the table.
    return false;
  } catch {
    return true;
  }
}

async function allGone(pids: readonly number[]): Promise<void> {
  const zombie = (pid: number) =>
    readFile(`/proc/${pid}/stat`, 'utf8').then(
      (stat) => / Z /.test(stat),
      () => false,
    );
  for (const pid of pids) await waitFor(async () => isGone(pid) || (await zombie(pid)));
}

describe('a program', () => {
  test('is reported with its output, its last words and its exit code', async () => {
    const lines: string[] = [];
    const run = await runProgram('sh', {
      args: ['-c', 'echo one; printf two; echo wrong >&2; exit 3'],
      wallMs: 10_000,
      onLine: (line) => lines.push(line) > 0,
    });
    expect(run).toMatchObject({ exitCode: 3, stdout: 'one\ntwo', stderr: 'wrong' });
    expect(lines).toEqual(['one', 'two']);
  });

  test('that is not installed is named with the package', async () => {
    const running = runProgram('fc-no-such-thing', { args: [], wallMs: 1000 });
    await expect(running).rejects.toMatchObject({
      code: 'program_missing',
      message: expect.stringContaining('fontconfig'),
    });
  });

  test('is killed with its children when aborted, and the abort is thrown', async () => {
    await using folder = await temporaryFolder();
    const pidFile = join(folder.path, 'pids');
    const controller = new AbortController();
    const running = runProgram('sh', { args: familyOf(pidFile), wallMs: 60_000, signal: controller.signal });
    const pids = await pidsIn(pidFile);
    controller.abort(new Error('shutting down'));
    await expect(running).rejects.toThrow('shutting down');
    await allGone(pids);
  });

  test('is not started when aborted already', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(runProgram('sh', { args: ['-c', 'exit 0'], wallMs: 1000, signal })).rejects.toThrow(
      'too late',
    );
  });

  test('is killed when it makes no progress, and when its time is up', async () => {
    const onLine = (line: string): boolean => line === 'moved';
    const stalled = await runProgram('sh', {
      args: ['-c', 'while :; do echo same; sleep 0.05; done'],
      ...{ wallMs: 20_000, stallMs: 300, onLine },
    });
    expect(stalled).toMatchObject({ exitCode: null, stopped: 'stalled' });
    const slow = await runProgram('sh', {
      args: ['-c', 'while :; do echo moved; sleep 0.05; done'],
      ...{ wallMs: 600, stallMs: 300, onLine },
    });
    expect(slow).toMatchObject({ exitCode: null, stopped: 'too-slow' });
  });

  test('ends with a service that is killed by kill -9, and its half-done files with it', async () => {
    await using folder = await temporaryFolder();
    const [pidFile, half] = [join(folder.path, 'pids'), join(folder.path, 'half.mp4')];
    await writeFile(half, 'half');
    const run = JSON.stringify({ args: familyOf(pidFile), wallMs: 60_000, writes: [half] });
    const script = `import { runProgram } from ${JSON.stringify(join(import.meta.dirname, 'run-program.ts'))};
      await runProgram('sh', ${run});`;
    const service = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: import.meta.dirname,
      stdio: 'ignore',
    });
    const pids = await pidsIn(pidFile);
    service.kill('SIGKILL');
    await allGone(pids);
    await waitFor(() => !existsSync(half));
  });
});

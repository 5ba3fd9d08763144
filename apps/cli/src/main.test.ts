import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Last line of stdout, parsed. */
  readonly json: Record<string, unknown> | undefined;
}

describe('the langflix command', () => {
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeFile(join(folder.path, 'film.mp4'), 'no film');
    await writeFile(join(folder.path, 'wrong.yaml'), 'llm:\n  chunk_sise: 10\n');
    await writeFile(join(folder.path, 'notes'), '');
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  const langflix = async (
    args: readonly string[],
    env: Record<string, string> = {},
    onStart: (child: ChildProcess) => void = () => undefined,
  ): Promise<Run> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
      env: { PATH: process.env['PATH'], INIT_CWD: folder.path, LANGFLIX_NATS_SERVERS: '127.0.0.1:1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onStart(child);
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const code =
      child.exitCode ?? (await new Promise<number | null>((resolve) => child.once('exit', resolve)));
    const last = stdout.trimEnd().split('\n').at(-1) ?? '';
    return { code, stdout, stderr, json: last.startsWith('{') ? JSON.parse(last) : undefined };
  };

  test.each([
    [
      'an unknown option',
      ['process', 'film.mp4', '--subtitle', 'x'],
      /unknown option '--subtitle' \(Did you mean --subtitles\?\) \(see langflix process --help\)\n?$/,
    ],
    ['an unknown language', ['process', 'film.mp4', '--to', 'klingon'], /unknown language "klingon".*en, ko/],
    [
      'an unknown level',
      ['process', 'film.mp4', '--level', 'hard'],
      /--level hard: choose one of beginner, intermediate, advanced, mixed \(see langflix process --help\)/,
    ],
    [
      'no clips at all',
      ['process', 'film.mp4', '--max-clips', '0'],
      /--max-clips 0: expected a whole number from 1 \(see/,
    ],
    [
      'no budget at all',
      ['process', 'film.mp4', '--budget', '0'],
      /--budget 0: expected US dollars such as 0\.50/,
    ],
    ['a sub-command without its place', ['quota', 'resume', '--out', 'notes'], /cannot write to ".*notes"/],
    ['no number of a dead letter', ['dlq', 'show', 'x'], /<seq> x: expected a whole number.*dlq show --help/],
    ['an empty name', ['process', ''], /no video named/],
    ['a film elsewhere', ['process', 'https://example.org/a.mp4'], /only files on this machine/],
    ['gemini without a key', ['process', 'film.mp4', '--analyzer', 'gemini'], /GEMINI_API_KEY.*offline/],
    ['a film that only gemini knows', ['process', 'film.mp4', '--from', 'de'], /English only, not German/],
    ['a missing video', ['process', 'nothing.mp4'], /no video ".*nothing\.mp4"/],
    [
      'a missing subtitle file',
      ['process', 'film.mp4', '--subtitles', 'x.srt'],
      /no subtitle file ".*x\.srt"/,
    ],
    [
      'a missing translation',
      ['submit', 'film.mp4', '--translation', 'x.srt'],
      /no translation file ".*x\.srt"/,
    ],
    ['a folder as video', ['process', '.'], /is no file/],
    ['an output that is a file', ['process', 'film.mp4', '--out', 'notes'], /cannot write to ".*notes"/],
    ['an unknown command', ['procces', 'film.mp4'], /unknown command 'procces'/],
    ['no command', [], /no command given/],
    ['a job that is a pattern', ['watch', '*'], /job id/],
    ['no dead letter named', ['dlq', 'redrive'], /--all/],
    [
      'an unknown setting',
      ['process', 'film.mp4'],
      /chunk_sise.*chunk_size/s,
      { LANGFLIX_CONFIG: 'wrong.yaml' },
    ],
  ] as const)(
    'ends with 2 for %s, and says what is wrong',
    async (_what, args, message, env: Record<string, string> = {}) => {
      const run = await langflix([...args, '--json'].slice(0, args.length === 0 ? 0 : undefined), env);
      expect(run.stderr).toMatch(message);
      expect(run.stderr).not.toMatch(/^ {4}at /m);
      expect(run.code).toBe(2);
      if (args.length > 0)
        expect(run.json).toMatchObject({ status: 'error', reason: expect.stringMatching(message) });
      expect(existsSync(join(folder.path, 'langflix-out'))).toBe(false);
    },
  );

  test.each([['status', 'abc'], ['dlq', 'list'], ['provision'], ['submit', 'film.mp4']])(
    'ends with 1 when no broker answers: %s %s',
    async (...args) => {
      const run = await langflix([...args, '--json']);
      expect(run.json).toMatchObject({ status: 'error', code: 'nats_unreachable' });
      expect(run.stderr).toContain('127.0.0.1:1');
      expect(run.code).toBe(1);
    },
  );

  test('prints hints as they must be typed', async () => {
    const byNpm = await langflix(['watch', '*'], { npm_lifecycle_event: 'langflix' });
    expect(byNpm.stderr).toContain('(see npm run langflix -- watch --help)');
  });

  test('ends at once when it is told to while something silent is dialled', async () => {
    const dialled = Promise.withResolvers<void>();
    let connections = 0;
    // The first one only looks whether anything listens.
    const silent = createServer((socket) => {
      socket.on('error', () => undefined);
      if (++connections === 2) dialled.resolve();
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const env = { LANGFLIX_NATS_SERVERS: `127.0.0.1:${port}` };
    const run = await langflix(['status', 'abc'], env, (child) => {
      void dialled.promise.then(() => child.kill('SIGTERM'));
    });
    silent.close();
    expect(run.code).toBe(130);
  });

  test('has the version of the repository', async () => {
    const root = JSON.parse(await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8'));
    expect((await langflix(['--version'])).stdout).toBe(`${root.version}\n`);
  });

  test('explains every command', async () => {
    const help = await langflix(['process', '--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('the same command again resumes');
    expect((await langflix(['dlq', 'redrive', '--help'])).stdout).toContain('submitting its episode');
  });

  test('reports a film that is none before it starts anything, in a dry run', async () => {
    const run = await langflix(['process', 'film.mp4', '--dry-run', '--json']);
    expect(run.json).toMatchObject({ status: 'error', code: 'video_unreadable' });
    expect(run.code).toBe(1);
    expect(existsSync(join(folder.path, 'langflix-out'))).toBe(false);
  });
});

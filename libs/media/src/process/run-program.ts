/**
 * Runs ffmpeg and its kin: argv array, no shell, nothing on stdin, watched, and never left behind. fluent-ffmpeg
 * could start them too, but it cannot be told to: its kill reaches one process instead of the group and does nothing
 * before the spawn, its progress comes from a second, unguarded ffprobe of the input, its run() calls ffmpeg twice
 * more to list formats and encoders, and its ffprobe can be neither stopped nor limited.
 */
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { TerminalError } from '@langflix/contracts';
import { endWithService } from './end-with-service.ts';
import { lastLines, lineSplitter } from './lines.ts';

export interface ProgramOptions {
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly signal?: AbortSignal | undefined;
  /** Absolute paths of files that it writes: removed when this process dies before it has ended. */
  readonly writes?: readonly string[];
  /** Milliseconds after which it is killed whatever it does. */
  readonly wallMs: number;
  /** Milliseconds without progress after which it is killed. Default: no such limit. */
  readonly stallMs?: number;
  /** Sees each line of stdout as it comes; true means that this line shows progress. */
  onLine?(line: string): boolean;
  /** Characters of stdout that are kept. Default 4,000,000. */
  readonly maxOutput?: number;
}

export interface ProgramResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  /** Why we killed it, if we did. */
  readonly stopped?: 'stalled' | 'too-slow';
  readonly stdout: string;
  /** The last 200 lines. */
  readonly stderr: string;
  readonly elapsedMs: number;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Resolves when the program has ended, however it ended; the caller judges.
 * @throws the signal's reason when aborted, once the whole process group is gone; TerminalError('program_missing').
 */
export async function runProgram(program: string, options: ProgramOptions): Promise<ProgramResult> {
  options.signal?.throwIfAborted();
  const startedAt = performance.now();
  const guard = endWithService(options.writes);
  const child: Child = spawn(program, options.args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    // A group of its own: one kill reaches its children, and the terminal's Ctrl-C reaches only us.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) guard.watch(child.pid);
  const limits = limit(child, options);
  try {
    const output = collect(child, options, limits.progressed);
    const exitCode = await ended(child, program);
    output.end();
    options.signal?.throwIfAborted();
    return {
      exitCode,
      ...limits.verdict(),
      stdout: output.stdout(),
      stderr: output.stderr(),
      elapsedMs: performance.now() - startedAt,
    };
  } finally {
    limits.clear();
    guard.release();
  }
}

/** Resolves once the process is gone and its pipes are read to the end. */
function ended(child: Child, program: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? missing(program) : error);
    });
    child.on('close', (code) => resolve(code));
  });
}

function missing(program: string): TerminalError {
  const packageName = program.startsWith('fc-') ? 'fontconfig' : 'ffmpeg';
  const message = `${program} is not on the PATH: install it (apt-get install ${packageName}, brew install ${packageName})`;
  return new TerminalError('program_missing', message);
}

function collect(child: Child, options: ProgramOptions, progressed: () => void) {
  const maxOutput = options.maxOutput ?? 4_000_000;
  let stdout = '';
  const lines = lineSplitter((line) => {
    if (options.onLine?.(line)) progressed();
  });
  const messages = lastLines(200);
  const messageLines = lineSplitter((line) => messages.add(line));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (stdout.length < maxOutput) stdout += text;
    lines.push(text);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => messageLines.push(text));
  return {
    stdout: () => stdout,
    stderr: () => messages.text(),
    end() {
      lines.end();
      messageLines.end();
    },
  };
}

/** Kills the group on abort, when it stalls and when its time is up. */
function limit(child: Child, options: ProgramOptions) {
  let stopped: 'stalled' | 'too-slow' | undefined;
  const stop = (reason?: 'stalled' | 'too-slow'): void => {
    stopped ??= reason;
    killGroup(child);
  };
  const onAbort = (): void => stop();
  options.signal?.addEventListener('abort', onAbort, { once: true });
  const wall = setTimeout(() => stop('too-slow'), options.wallMs);
  const stall =
    options.stallMs === undefined ? undefined : setTimeout(() => stop('stalled'), options.stallMs);
  return {
    progressed: () => void stall?.refresh(),
    verdict: () => (stopped === undefined ? {} : { stopped }),
    clear() {
      options.signal?.removeEventListener('abort', onAbort);
      clearTimeout(wall);
      clearTimeout(stall);
    },
  };
}

function killGroup(child: Child): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended between the look and the kill.
  }
}

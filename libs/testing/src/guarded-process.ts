import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { waitFor } from './wait-for.ts';

/** A process of a test. It cannot outlive the test, however the test ends. */
export interface GuardedProcess {
  readonly pid: number;
  /** Lines of stdout and stderr so far. */
  readonly lines: readonly string[];
  /** Settles with the exit code; 128 + signal number after a signal. */
  readonly exited: Promise<number>;
  /** The first line, past or to come, that contains `text`. @throws when the process ends or 20 s pass without one */
  waitForLine(text: string): Promise<string>;
  /** Sends the signal and waits for the end. Nothing happens when it has ended already. */
  kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number>;
  /** SIGKILL. */
  [Symbol.asyncDispose](): Promise<void>;
}

export interface GuardedProcessOptions {
  readonly command: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  /** Added to the environment of the test. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The shell holds the read end of a pipe whose write end is in this process: when this process ends in whatever way
 * (also SIGKILL), the pipe closes and the shell kills its child. The first line on stdout is the child's pid, printed by the child
 * before it becomes the command: nothing of the command's own can come before it.
 */
const GUARD = [
  'exec 3<&0',
  `sh -c 'echo "$$"; exec "$0" "$@"' "$0" "$@" </dev/null 3<&- & child=$!`,
  '( read -r _ <&3; kill -9 "$child" 2>/dev/null ) & guard=$!',
  'exec 3<&-',
  'wait "$child"; code=$?',
  'kill "$guard" 2>/dev/null',
  'exit "$code"',
].join('\n');

export async function startProcess(options: GuardedProcessOptions): Promise<GuardedProcess> {
  const shell = spawn('/bin/sh', ['-c', GUARD, options.command, ...(options.args ?? [])], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const lines: string[] = [];
  let pidLine: string | undefined;
  createInterface({ input: shell.stderr }).on('line', (line) => lines.push(line));
  createInterface({ input: shell.stdout }).on('line', (line) => {
    if (pidLine === undefined) pidLine = line;
    else lines.push(line);
  });
  let code: number | undefined;
  const exited = new Promise<number>((resolve, reject) => {
    shell.on('error', reject);
    shell.on('close', (exitCode) => resolve((code = exitCode ?? 0)));
  });
  exited.catch(() => undefined);
  const pid = Number(await waitFor(() => pidLine, { describe: () => `${options.command} to start` }));
  shell.stdin.on('error', () => undefined);
  const kill = async (signal: NodeJS.Signals): Promise<number> => {
    if (code === undefined) sendTo(pid, signal);
    return exited;
  };
  return {
    pid,
    lines,
    exited,
    kill,
    waitForLine: (text) =>
      findLine({ lines, text, command: options.command, hasEnded: () => code !== undefined }),
    [Symbol.asyncDispose]: async () => void (await kill('SIGKILL')),
  };
}

/** It may have ended in this moment, before its shell has told so. */
function sendTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

interface LineSearch {
  readonly lines: readonly string[];
  readonly text: string;
  readonly command: string;
  hasEnded(): boolean;
}

function findLine({ lines, text, command, hasEnded }: LineSearch): Promise<string> {
  const report = (): string => `"${text}" from ${command}; it said:\n${lines.slice(-20).join('\n')}`;
  return waitFor(
    () => {
      const line = lines.find((candidate) => candidate.includes(text));
      if (line === undefined && hasEnded()) throw new Error(`ended without ${report()}`);
      return line;
    },
    { timeoutMs: 20_000, describe: report },
  );
}

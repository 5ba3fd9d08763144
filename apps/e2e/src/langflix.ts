import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '@langflix/testing';

const ROOT = join(import.meta.dirname, '../../..');

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line of stdout as JSON, when `--json` was asked for. */
  readonly json: Record<string, unknown>;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
}

/** Starts the real command as a user would, with extra settings from the environment. */
export function startLangflix(args: readonly string[], env: Record<string, string> = {}): RunningCli {
  const child = spawn(process.execPath, [join(ROOT, 'apps/cli/src/main.ts'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (stderr += data.toString()));
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ exitCode: code ?? (signal === 'SIGINT' ? 130 : -1), stdout, stderr, json: lastJson(stdout) });
    });
  });
  return { child, outcome };
}

export function langflix(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  return startLangflix(args, env).outcome;
}

function lastJson(stdout: string): Record<string, unknown> {
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  try {
    return JSON.parse(last) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export interface StackState {
  readonly natsUrl: string;
  readonly services: Readonly<
    Record<string, { readonly pid: number; readonly healthPort?: number; readonly dashboardUrl?: string }>
  >;
  readonly nats: { readonly pid: number };
}

/** What the running stack says about itself; waits until it does. */
export function stackOf(out: string): Promise<StackState> {
  const path = join(out, '.langflix/stack.json');
  return waitFor(
    async () => {
      if (!existsSync(path)) return undefined;
      const state = JSON.parse(await readFile(path, 'utf8')) as StackState;
      return Object.keys(state.services).length >= 6 ? state : undefined;
    },
    { timeoutMs: 30_000, describe: () => 'the stack to come up' },
  );
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Processes whose command line names the folder: what a run left behind. */
export async function processesOn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    if (Number(pid) === process.pid) continue;
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8')
      .then(async (cmdline) => cmdline + (await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')))
      .catch(() => '');
    if (text.includes(folder)) found.push(`${pid} ${text.replaceAll('\0', ' ').slice(0, 160)}`);
  }
  return found;
}

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isRunning } from './process-identity.ts';
import type { ProcessMark } from './process-identity.ts';
import type { Readiness } from './run-process.ts';

/** `stack.json` in the state folder: which processes a running stack has. */
export interface StackState {
  readonly cliPid: number;
  readonly natsUrl: string;
  readonly services: Readonly<Record<string, ServiceState>>;
  readonly nats: ProcessMark & { readonly port: number };
  /** Of the command itself: tells a running stack from what a killed one left behind. */
  readonly cliIdentity?: string | undefined;
}

/** With what it told of itself, once it is ready. */
export interface ServiceState extends ProcessMark, Readiness {}

/** Written at once: a reader sees the old or the new state, never half of one. */
export function writeStackState(path: string, state: StackState): void {
  const staged = `${path}.tmp`;
  writeFileSync(staged, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(staged, path);
}

/** The state as it was last written; undefined when there is none, or none that can be read. */
export function readStackState(path: string): StackState | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as StackState;
  } catch {
    return undefined;
  }
}

/** The state of a stack that is up; undefined when there is none or its command has died. */
export function runningStack(path: string): StackState | undefined {
  const state = readStackState(path);
  if (state === undefined) return undefined;
  return isRunning({ pid: state.cliPid, identity: state.cliIdentity }) ? state : undefined;
}

export function removeStackState(path: string): void {
  rmSync(path, { force: true });
}

import { spawn } from 'node:child_process';
import type { LogFile } from './log-file.ts';
import { markOf } from './process-identity.ts';
import type { ProcessMark } from './process-identity.ts';

/** What a process tells of itself when it is ready. */
export interface Readiness {
  /** Of its health and metrics server. */
  readonly healthPort?: number;
  /** Where it serves the dashboard. */
  readonly dashboardUrl?: string;
}

export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly logPath: string;
  /** Given every line of the log until one says that the process is ready for work; undefined for all others. */
  readiness(line: string): Readiness | undefined;
}

/** How a process came to its end. */
export interface Death {
  /** E.g. `exit code 1`. */
  readonly how: string;
  /** For how long it had been ready, ms; undefined when it never was. */
  readonly readyForMs: number | undefined;
}

/** One life of a process. */
export interface ProcessRun {
  /** Undefined when it could not even be started. */
  readonly mark: ProcessMark | undefined;
  readonly ended: Promise<Death>;
  /** Must be given every line of its output: one of them makes it ready. */
  takeLine(line: string): void;
}

interface RunOptions {
  readonly log: LogFile;
  /** Called once. */
  onReady(readiness: Readiness): void;
}

/** Starts the process; its output goes to the log. */
export function runProcess(spec: ProcessSpec, { log, onReady }: RunOptions): ProcessRun {
  // In a session of its own: the terminal's Ctrl-C must reach the command only, which then stops all in order.
  const child = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: spec.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { promise: ended, resolve } = Promise.withResolvers<Death>();
  let readyAtMs: number | undefined;
  const die = (how: string): void => {
    resolve({ how, readyForMs: readyAtMs === undefined ? undefined : Date.now() - readyAtMs });
  };
  child.stdout.on('data', log.write);
  child.stderr.on('data', log.write);
  child.once('error', (error) => die(error.message));
  child.once('exit', (code, signal) => die(signal === null ? `exit code ${code}` : `ended by ${signal}`));
  return {
    mark: child.pid === undefined ? undefined : markOf(child.pid),
    ended,
    takeLine: (line) => {
      const readiness = readyAtMs === undefined ? spec.readiness(line) : undefined;
      if (readiness === undefined) return;
      readyAtMs = Date.now();
      onReady(readiness);
    },
  };
}

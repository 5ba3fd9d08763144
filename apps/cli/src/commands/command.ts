import type { ExitCode } from '../exit-code.ts';

/** What every command gets of the world. */
export interface CommandContext {
  /** The folder the user stands in: relative paths on the command line and in the settings start there. */
  readonly cwd: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** When the command began, ms since the epoch. */
  readonly startedAtMs: number;
  /** Progress and messages; results go to stdout, which the caller writes. */
  readonly stderr: NodeJS.WriteStream;
  readonly stdout: NodeJS.WriteStream;
  readonly isVerbose: boolean;
  readonly isJson: boolean;
  /** Aborts at Ctrl-C, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal;
  /** Aborts at the second Ctrl-C: stop at once. */
  readonly urgent: AbortSignal;
}

/** What a command ends with. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** For people; printed to stdout without `--json`. */
  readonly text: string;
  /** For programs; the last line of stdout with `--json`. */
  readonly json: object;
}

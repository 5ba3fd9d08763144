import { EXIT_CODE } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';

interface CliErrorOptions {
  /** Default 1. */
  readonly exitCode?: ExitCode;
  readonly cause?: unknown;
}

/** Ends the command with one message that names the input and the remedy. */
export class CliError extends Error {
  override readonly name = 'CliError';
  /** Stable, machine-readable, e.g. `file_missing`. */
  readonly code: string;
  readonly exitCode: ExitCode;
  constructor(code: string, message: string, options: CliErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.exitCode = options.exitCode ?? EXIT_CODE.failed;
  }
}

/** The command line itself is wrong: found before anything is started. */
export function wrongUse(code: string, message: string, cause?: unknown): CliError {
  return new CliError(code, message, { exitCode: EXIT_CODE.wrongUse, cause });
}

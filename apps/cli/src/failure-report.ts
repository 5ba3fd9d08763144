import { ConfigError } from '@langflix/config';
import { RetryableError, TerminalError } from '@langflix/contracts';
import { CliError } from './cli-error.ts';
import { EXIT_CODE } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';

/** Why a command could not do its work. */
export interface FailureReport {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly reason: string;
}

export function reportOf(error: unknown): FailureReport {
  if (error instanceof CliError) return { exitCode: error.exitCode, code: error.code, reason: error.message };
  if (error instanceof ConfigError) {
    return { exitCode: EXIT_CODE.wrongUse, code: 'config_invalid', reason: error.message };
  }
  if (error instanceof TerminalError || error instanceof RetryableError) {
    return { exitCode: EXIT_CODE.failed, code: error.code, reason: error.message };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { exitCode: EXIT_CODE.failed, code: 'internal', reason: `${message} (--verbose shows where)` };
}

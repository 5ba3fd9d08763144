import { CommanderError } from 'commander';
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
  if (error instanceof ConfigError) return wrong('config_invalid', error.message);
  if (error instanceof CommanderError) return wrong('wrong_use', wordsOf(error));
  if (error instanceof TerminalError || error instanceof RetryableError) {
    return { exitCode: EXIT_CODE.failed, code: error.code, reason: error.message };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { exitCode: EXIT_CODE.failed, code: 'internal', reason: `${message} (--verbose shows where)` };
}

const wrong = (code: string, reason: string): FailureReport => ({
  exitCode: EXIT_CODE.wrongUse,
  code,
  reason,
});

/** Commander says `error: ...` by itself; no command at all has no words. */
function wordsOf(error: CommanderError): string {
  if (error.code === 'commander.help') return 'no command given: see "langflix --help"';
  return `${error.message.replace(/^error: /, '')}; see "langflix --help"`;
}

import { CommanderError } from 'commander';
import type { CommandContext, Outcome } from './commands/command.ts';
import { EXIT_CODE } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { reportOf } from './failure-report.ts';
import { buildProgram } from './program.ts';
import type { Action } from './program.ts';
import { readableReason } from './readable-reason.ts';
import { usageError } from './usage-error.ts';

export type Surroundings = Omit<CommandContext, 'isJson' | 'isVerbose'>;

/** Runs one command line and writes its result; never throws. */
export async function runCli(argv: readonly string[], around: Surroundings): Promise<ExitCode> {
  // Known before the line is understood, so that a wrong one is answered in the right form too.
  const isJson = argv.includes('--json');
  const isVerbose = argv.includes('--verbose');
  try {
    const action = parse(argv);
    if (action === undefined) return EXIT_CODE.complete;
    const outcome = await action({ ...around, isJson, isVerbose });
    writeOutcome(outcome, around, isJson);
    return outcome.exitCode;
  } catch (error) {
    return writeFailure(error, { ...around, isJson, isVerbose });
  }
}

/** @returns undefined when the line only asked for help, which is printed by then. */
function parse(argv: readonly string[]): Action | undefined {
  let chosen: Action | undefined;
  const program = buildProgram((action) => {
    chosen = action;
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    throw usageError(error, program, argv);
  }
  return chosen;
}

function writeOutcome(outcome: Outcome, { stdout }: Surroundings, isJson: boolean): void {
  stdout.write(`${isJson ? JSON.stringify(outcome.json) : outcome.text}\n`);
}

function writeFailure(error: unknown, ctx: CommandContext): ExitCode {
  const { exitCode, code, reason } = reportOf(error);
  ctx.stderr.write(`langflix: ${readableReason(reason)}\n`);
  if (ctx.isVerbose && error instanceof Error) ctx.stderr.write(`${error.stack}\n`);
  if (ctx.isJson) ctx.stdout.write(`${JSON.stringify({ status: 'error', code, reason })}\n`);
  return exitCode;
}

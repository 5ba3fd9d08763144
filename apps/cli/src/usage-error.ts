import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { CliError, wrongUse } from './cli-error.ts';
import { commandLine } from './command-line.ts';

/** What is wrong with a command line, in one sentence that ends with where its use is explained. */
export function usageError(error: unknown, program: Command, argv: readonly string[]): unknown {
  const help = `(see ${commandLine([...subCommand(program, argv), '--help'])})`;
  if (error instanceof CliError) return wrongUse(error.code, `${error.message} ${help}`, error);
  if (!(error instanceof CommanderError)) return error;
  // With this code commander has printed the help instead of a message.
  if (error.code === 'commander.help') return wrongUse('wrong_use', `no command given ${help}`, error);
  // It says `error: ...`, and what was perhaps meant on a second line.
  const sentence = error.message
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  return wrongUse('wrong_use', `${sentence} ${help}`, error);
}

/** The words of the line that name the command, e.g. `dlq`, `show`. */
function subCommand(program: Command, argv: readonly string[]): readonly string[] {
  const words: string[] = [];
  let command: Command | undefined = program;
  for (const word of argv.filter((it) => !it.startsWith('-'))) {
    command = command.commands.find((it) => it.name() === word);
    if (command === undefined) break;
    words.push(word);
  }
  return words;
}

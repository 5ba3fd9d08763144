import { loadConfig } from '@langflix/config';
import type { Config } from '@langflix/config';
import { checkOutputFolder } from '../request/check-file.ts';
import type { CommandContext } from './command.ts';

export interface CommandSettings {
  readonly config: Config;
  /** Absolute; `--out`, else the configured one. */
  readonly outputDirectory: string;
}

/** @throws ConfigError for settings that make no sense; CliError (wrong use) for an output that cannot be written */
export function readSettings(ctx: CommandContext, out?: string): CommandSettings {
  const config = loadConfig({ cwd: ctx.cwd });
  return { config, outputDirectory: checkOutputFolder(out ?? config.output.directory, ctx.cwd) };
}

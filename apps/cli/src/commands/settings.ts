import { loadConfig } from '@langflix/config';
import type { Config } from '@langflix/config';
import type { BrokerChoice } from '../command-line.ts';
import { checkOutputFolder } from '../request/check-file.ts';
import type { CommandContext } from './command.ts';

export interface CommandSettings {
  readonly config: Config;
  /** Absolute; `--out`, else the configured one. */
  readonly outputDirectory: string;
  /** Of the broker that the command line and the settings lead to, for hints. */
  readonly broker: BrokerChoice;
}

/** @throws ConfigError for settings that make no sense; CliError (wrong use) for an output that cannot be written */
export function readSettings(ctx: CommandContext, out?: string): CommandSettings {
  const config = loadConfig({ cwd: ctx.cwd });
  const outputDirectory = checkOutputFolder(out ?? config.output.directory, ctx.cwd);
  return { config, outputDirectory, broker: { servers: config.nats.servers, out } };
}

import { resolve } from 'node:path';
import { loadConfig } from '@langflix/config';
import type { Config } from '@langflix/config';
import type { BrokerChoice } from '../command-line.ts';
import { isS3Uri, toUri } from '@langflix/storage';
import { wrongUse } from '../cli-error.ts';
import { checkOutputFolder } from '../request/check-file.ts';
import type { CommandContext } from './command.ts';

export interface CommandSettings {
  readonly config: Config;
  /** Absolute, or an `s3://` URI; `--out`, else the configured one. */
  readonly outputDirectory: string;
  /** Of the broker that the command line and the settings lead to, for hints. */
  readonly broker: BrokerChoice;
}

/**
 * Most commands write nothing there: the configured folder may be one of other machines, or of another user.
 * @throws ConfigError for settings that make no sense; CliError (wrong use) for a `--out` that cannot be written to
 */
export function readSettings(ctx: CommandContext, out?: string): CommandSettings {
  const config = loadConfig({ cwd: ctx.cwd });
  const named = out ?? config.output.directory;
  const check = out === undefined ? resolveFolder : checkOutputFolder;
  const outputDirectory = isS3Uri(named) ? s3Folder(named) : check(named, ctx.cwd);
  return { config, outputDirectory, broker: { servers: config.nats.servers, out } };
}

/**
 * Settings of a command that starts a stack of its own: its state is on this machine, beside the results.
 * @throws CliError (wrong use) `output_not_local`, `output_unusable`
 */
export function readLocalSettings(ctx: CommandContext, out?: string): CommandSettings {
  const settings = readSettings(ctx, out);
  const { outputDirectory } = settings;
  if (!isS3Uri(outputDirectory)) {
    return { ...settings, outputDirectory: checkOutputFolder(outputDirectory, ctx.cwd) };
  }
  throw wrongUse(
    'output_not_local',
    `results cannot go to ${outputDirectory} here: name a folder with --out, or use "submit" with services whose output.directory is in S3`,
  );
}

const resolveFolder = (named: string, cwd: string): string => resolve(cwd, named);

function s3Folder(named: string): string {
  try {
    return toUri(named);
  } catch (error) {
    throw wrongUse('output_unusable', `cannot write to "${named}": expected s3://bucket/folder`, error);
  }
}

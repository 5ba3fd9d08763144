import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { absolutePath, isElsewhere } from './absolute-path.ts';
import { checkTogether } from './check-together.ts';
import { ConfigError } from './config-error.ts';
import type { ConfigProblem } from './config-error.ts';
import { NO_FILE } from './environment.ts';
import type { Findings, GivenValue } from './given-value.ts';
import { CONFIG_KEYS } from './keys.ts';
import type { ConfigKey } from './keys.ts';
import { printableFor } from './printable.ts';
import { CONFIG_VARIABLE, readEnvironment } from './read-environment.ts';
import type { Environment } from './read-environment.ts';
import { readFile } from './read-file.ts';
import type { Config } from './sections.ts';

export interface LoadOptions {
  /** Default: LANGFLIX_CONFIG, else `langflix.yaml` in `cwd` if there is one. `none` reads no file. */
  readonly file?: string;
  /** Default: the environment of this process. */
  readonly env?: Environment;
  /** What relative paths in the environment and in the defaults count from. Default: the working directory. */
  readonly cwd?: string;
}

/**
 * All settings: defaults, overridden by the file, overridden by the environment. Relative paths in the file count
 * from the folder of the file; `~` is the home folder; every path in the result is absolute.
 * @throws ConfigError that lists every problem at once.
 */
export function loadConfig(options: LoadOptions = {}): Config {
  const { env = process.env, cwd = process.cwd() } = options;
  const file = fileToRead(options.file ?? env[CONFIG_VARIABLE], cwd);
  const fromFile: Findings = file === undefined ? { given: [], problems: [] } : readFile(file);
  const fromEnvironment = readEnvironment(env, cwd);
  const byKey = new Map(
    [...fromFile.given, ...fromEnvironment.given].map((given) => [given.key.path, given]),
  );
  // A value in the file that the environment overrides is checked all the same: it is wrong for the next one.
  const problems = [
    ...fromFile.problems,
    ...fromEnvironment.problems,
    ...[...fromFile.given, ...fromEnvironment.given].flatMap(checkValue),
  ];
  const config = settle((key) => byKey.get(key.path), cwd, env['HOME']);
  const bad = new Set(problems.map((problem) => problem.key));
  const together = checkTogether(config, (path) => !bad.has(path));
  if (problems.length + together.length > 0) throw new ConfigError([...problems, ...together]);
  return config;
}

function fileToRead(named: string | undefined, cwd: string): string | undefined {
  if (named === NO_FILE) return undefined;
  if (named) return absolutePath(named, cwd);
  const usual = resolve(cwd, 'langflix.yaml');
  return existsSync(usual) ? usual : undefined;
}

function checkValue({ key, value, source }: GivenValue): ConfigProblem[] {
  if (key.field.schema.safeParse(value).success) return [];
  const complaint = `expected ${key.field.expected}`;
  return [{ key: key.path, source, value: printableFor(key.field, value), complaint }];
}

/** Every key's value, valid or not, absolute where it is a path; keys without value and default are left out. */
function settle(find: (key: ConfigKey) => GivenValue | undefined, cwd: string, home?: string): Config {
  const sections: Record<string, Record<string, unknown>> = {};
  for (const key of CONFIG_KEYS) {
    const given = find(key);
    const folder = given?.folder ?? cwd;
    const value = given === undefined ? structuredClone(key.field.defaultValue) : settingOf(given);
    const isPath = key.field.form.startsWith('path') || key.field.form === 'location';
    const settled = isPath ? absolutePaths(value, folder, home) : value;
    const section = (sections[key.section] ??= {});
    if (settled !== undefined) section[key.name] = settled;
  }
  return sections as unknown as Config;
}

function settingOf({ key: { field }, value }: GivenValue): unknown {
  return field.read !== undefined && field.schema.safeParse(value).success ? field.read(value) : value;
}

function absolutePaths(value: unknown, folder: string, home?: string): unknown {
  if (typeof value === 'string') return isElsewhere(value) ? value : absolutePath(value, folder, home);
  return Array.isArray(value) ? value.map((item) => absolutePaths(item, folder, home)) : value;
}

import { CONFIG_KEYS } from './keys.ts';
import { CONFIG_VARIABLE, toText } from './read-environment.ts';
import type { Environment } from './read-environment.ts';
import type { Config } from './sections.ts';

/** True when traces have somewhere to go: OTEL_EXPORTER_OTLP_ENDPOINT is set and nothing switches tracing off. */
export function isOtlpConfigured(env: Environment = process.env): boolean {
  const isOff = env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true' || env['OTEL_TRACES_EXPORTER'] === 'none';
  return Boolean(env['OTEL_EXPORTER_OTLP_ENDPOINT']) && !isOff;
}

/** Milliseconds that one export of traces may take: OTEL_EXPORTER_OTLP_TIMEOUT, by default 2000. */
export function otlpTimeoutMs(env: Environment = process.env): number {
  const given = Number(env['OTEL_EXPORTER_OTLP_TRACES_TIMEOUT'] || env['OTEL_EXPORTER_OTLP_TIMEOUT']);
  return given > 0 ? given : 2000;
}

/**
 * Sets how long the OpenTelemetry SDK gathers spans before it sends them, unless OTEL_BSP_SCHEDULE_DELAY says it: the SDK
 * takes this from the environment alone.
 */
export function hastenSpanExport(delayMs: number, env: NodeJS.ProcessEnv = process.env): void {
  env['OTEL_BSP_SCHEDULE_DELAY'] ||= String(delayMs);
}

/** `service.instance.id` of OTEL_RESOURCE_ATTRIBUTES (`key=value` pairs with commas between, percent-encoded), if it is there. */
export function serviceInstanceId(env: Environment = process.env): string | undefined {
  for (const pair of (env['OTEL_RESOURCE_ATTRIBUTES'] ?? '').split(',')) {
    const [name = '', value = ''] = pair.split('=', 2).map((part) => part.trim());
    if (name === 'service.instance.id' && value !== '') return decoded(value);
  }
  return undefined;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * The folder the user stood in when typing the command: npm moves to the root of the repository before it runs a
 * script, and says so in INIT_CWD.
 */
export function callerFolder(env: Environment = process.env): string {
  return env['INIT_CWD'] || process.cwd();
}

/** True when npm started this process by a script of package.json: it ends with npm, not with the terminal. */
export function isRunByNpm(env: Environment = process.env): boolean {
  return Boolean(env['npm_lifecycle_event']);
}

/** The variables that make {@link loadConfig} come to exactly these settings. Holds the secrets. */
export function environmentOf(config: Config): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const { section, name, variable, field } of CONFIG_KEYS) {
    const value = (config[section] as unknown as Record<string, unknown>)[name];
    if (value === undefined) continue;
    variables[variable] = toText(field.form, field.write?.(value) ?? value);
  }
  return variables;
}

/** The environment for a child process that must use these settings, whatever `env` and any file say. */
export function childEnvironment(config: Config, env: Environment = process.env): Record<string, string> {
  const aliases = new Set(CONFIG_KEYS.flatMap((key) => key.aliases));
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !entry[0].startsWith('LANGFLIX_') && !aliases.has(entry[0]),
  );
  return { ...Object.fromEntries(kept), ...environmentOf(config), [CONFIG_VARIABLE]: NO_FILE };
}

/** LANGFLIX_CONFIG with this value: no file is read, not even ./langflix.yaml. */
export const NO_FILE = 'none';

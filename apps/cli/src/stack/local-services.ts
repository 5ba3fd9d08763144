import { fileURLToPath } from 'node:url';
import type { AppName } from '@langflix/contracts';
import { logPath } from './state-folder.ts';
import type { StateFolder } from './state-folder.ts';
import type { ProcessSpec, Readiness } from './run-process.ts';

/** In the order a job meets them: the first ones are needed first. */
export const LOCAL_SERVICES: readonly AppName[] = [
  'ingest',
  'subtitle-chunker',
  'llm-analyzer',
  'clip-encoder',
  'cache',
  'metrics',
];

/**
 * Young generation of 2 MiB: V8's default of 16 lets short-lived objects of a burst of messages pile up to some 50 MB
 * of resident memory before it collects them. Services allocate little, so collecting more often costs nothing.
 */
const NODE_FLAGS = ['--max-semi-space-size=2'];

interface ServiceSpecOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly state: StateFolder;
}

/** How one service is run locally. */
export function serviceSpec(name: AppName, { env, cwd, state }: ServiceSpecOptions): ProcessSpec {
  return {
    name,
    command: process.execPath,
    args: [...NODE_FLAGS, fileURLToPath(new URL(`../../../${name}/src/main.ts`, import.meta.url))],
    env,
    cwd,
    logPath: logPath(state, name),
    readiness: createServiceReadiness(),
  };
}

/**
 * The runtime logs one line when a service has connected and pulls work; before it, the metrics service logs one with
 * the dashboard's address.
 */
export function createServiceReadiness(): (line: string) => Readiness | undefined {
  let dashboard: Readiness = {};
  return (line) => {
    const { msg, url, healthPort } = fieldsOf(line);
    if (msg === 'dashboard ready' && typeof url === 'string') dashboard = { dashboardUrl: url };
    if (msg !== 'service ready') return undefined;
    return { ...dashboard, ...(typeof healthPort === 'number' && { healthPort }) };
  };
}

/** None for a line that is no log record. */
function fieldsOf(line: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(line)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

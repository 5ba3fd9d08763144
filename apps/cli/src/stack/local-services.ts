import { fileURLToPath } from 'node:url';
import type { AppName } from '@langflix/contracts';
import { logPath } from './state-folder.ts';
import type { StateFolder } from './state-folder.ts';
import type { ProcessSpec } from './run-process.ts';

/** In the order a job meets them: the first ones are needed first. */
export const LOCAL_SERVICES: readonly AppName[] = [
  'ingest',
  'subtitle-chunker',
  'llm-analyzer',
  'clip-encoder',
  'cache',
  'metrics',
];

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
    args: [fileURLToPath(new URL(`../../../${name}/src/main.ts`, import.meta.url))],
    env,
    cwd,
    logPath: logPath(state, name),
    readiness: serviceReadiness,
  };
}

/** The runtime logs one line when a service has connected and pulls work. */
export function serviceReadiness(line: string): { healthPort?: number } | undefined {
  if (!line.includes('"service ready"')) return undefined;
  try {
    const { healthPort } = JSON.parse(line) as { healthPort?: unknown };
    return typeof healthPort === 'number' ? { healthPort } : {};
  } catch {
    return undefined;
  }
}

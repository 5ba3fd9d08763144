import { tmpdir } from 'node:os';
import type { Route } from '../health-server.ts';
import type { Logger } from '../logger.ts';
import { profileOnSignal } from './profile-on-signal.ts';
import { profileRoutes } from './profile-routes.ts';

export interface ProfilingOptions {
  readonly service: string;
  readonly log: Logger;
  /** How profiles are asked for; default `off`. */
  readonly profiling?: 'off' | 'signal' | 'http' | undefined;
  readonly profilingToken?: string | undefined;
  /** How long SIGUSR2 profiles the CPU; default 10 000. */
  readonly cpuProfileMs?: number;
}

/**
 * Makes this process ready to be looked into, if the settings ask for it. `signal`: SIGUSR2 writes a CPU profile and a
 * heap snapshot into the system's temporary folder.
 * @returns for `http` the paths that answer POST.
 */
export function startProfiling(options: ProfilingOptions): Readonly<Record<string, Route>> {
  const { service, log, profiling = 'off', profilingToken: token, cpuProfileMs = 10_000 } = options;
  if (profiling === 'off') return {};
  log.warn({ profiling }, 'profiling is on: it shows what this process holds in memory');
  if (profiling === 'http') return profileRoutes({ token });
  profileOnSignal({ service, folder: tmpdir(), log, durationMs: cpuProfileMs });
  return {};
}

import { choice, secret } from '../field.ts';
import type { SettingsOf } from '../field.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const PROFILING = ['off', 'signal', 'http'] as const;

export const telemetryFields = {
  logLevel: choice(LOG_LEVELS, { byDefault: 'info', doc: 'Least important line that is logged' }),
  profiling: choice(PROFILING, {
    byDefault: 'off',
    doc: 'Taking CPU profile and heap snapshot of a running service: on SIGUSR2, or by POST to its health port',
  }),
  profilingToken: secret({
    doc: 'Bearer token for profiling over HTTP; without one only this machine is answered',
  }),
};

export type TelemetryConfig = SettingsOf<typeof telemetryFields>;

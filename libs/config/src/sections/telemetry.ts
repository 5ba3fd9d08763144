import { choice } from '../field.ts';
import type { SettingsOf } from '../field.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const telemetryFields = {
  logLevel: choice(LOG_LEVELS, { byDefault: 'info', doc: 'Least important line that is logged' }),
};

export type TelemetryConfig = SettingsOf<typeof telemetryFields>;

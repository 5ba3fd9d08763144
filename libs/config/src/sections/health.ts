import { integer, text } from '../field.ts';
import type { SettingsOf } from '../field.ts';

export const healthFields = {
  host: text({ byDefault: '127.0.0.1', doc: 'Address that health checks and figures are served on' }),
  port: integer({ min: 0, max: 65_535, byDefault: 0, doc: 'Port for them; 0 takes any free one' }),
};

export type HealthConfig = SettingsOf<typeof healthFields>;

import { integer, optionalPath, optionalText, secret, text } from '../field.ts';
import type { SettingsOf } from '../field.ts';
import { replicaLimits } from './replica-limits.ts';

export const monitoringFields = {
  host: text({
    byDefault: '127.0.0.1',
    doc: 'Address that the dashboard and its API are served on; any but a loopback address needs a token',
  }),
  port: integer({ min: 0, max: 65_535, byDefault: 0, doc: 'Port for them; 0 takes any free one' }),
  token: secret({ doc: 'Password of the dashboard and its API, 16 characters or more' }),
  dashboardDirectory: optionalPath({ doc: 'Folder with the built dashboard; found by itself when not set' }),
  jaegerUrl: optionalText({
    doc: 'Address of Jaeger for links to traces, e.g. http://127.0.0.1:16686; no links when not set',
  }),
  drainSeconds: integer({
    min: 1,
    max: 86_400,
    byDefault: 300,
    doc: 'Seconds in which the wanted replicas should work off what waits',
  }),
  replicas: replicaLimits({
    doc: 'Fewest and most replicas to ask for, by service, where the defaults do not fit',
  }),
};

export type MonitoringConfig = SettingsOf<typeof monitoringFields>;

import { CONFIG_KEYS } from '@langflix/config';
import type { Config } from '@langflix/config';
import { localNats } from '../stack/local-config.ts';
import { runningStack } from '../stack/state-file.ts';
import { stateFolder } from '../stack/state-folder.ts';

/**
 * Which broker a command talks to: the configured one (NATS_URL, LANGFLIX_NATS_SERVERS, langflix.yaml); where nothing
 * is configured, that of the local stack that runs on the output folder; else the usual address.
 */
export function natsSettingsFor(config: Config, outputDirectory: string): Config['nats'] {
  if (!isDefault(config.nats.servers)) return config.nats;
  const stack = runningStack(stateFolder(outputDirectory).stackState);
  return stack === undefined ? config.nats : localNats(config, stack.natsUrl);
}

function isDefault(servers: readonly string[]): boolean {
  const byDefault = CONFIG_KEYS.find((key) => key.path === 'nats.servers')?.field.defaultValue;
  return JSON.stringify(servers) === JSON.stringify(byDefault);
}

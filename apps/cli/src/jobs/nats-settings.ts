import type { Config } from '@langflix/config';
import { isS3Uri } from '@langflix/storage';
import { isDefaultServers } from '../command-line.ts';
import { localNats } from '../stack/local-config.ts';
import { runningStack } from '../stack/state-file.ts';
import { stateFolder } from '../stack/state-folder.ts';

/**
 * Which broker a command talks to: the configured one (NATS_URL, LANGFLIX_NATS_SERVERS, langflix.yaml); where nothing
 * is configured, that of the local stack that runs on the output folder; else the usual address.
 */
export function natsSettingsFor(config: Config, outputDirectory: string): Config['nats'] {
  if (!isDefaultServers(config.nats.servers)) return config.nats;
  // No stack keeps its state in S3.
  if (isS3Uri(outputDirectory)) return config.nats;
  const stack = runningStack(stateFolder(outputDirectory).stackState);
  return stack === undefined ? config.nats : localNats(config, stack.natsUrl);
}

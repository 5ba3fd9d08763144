import type { Config } from '@langflix/config';

/** A worker that dies is replaced by its redelivery after so long; locally nothing is far away. */
const ACK_WAIT_MS = 5000;

interface LocalConfigOptions {
  readonly natsUrl: string;
  readonly outputDirectory: string;
  /** 0 takes any free one. */
  readonly dashboardPort: number;
  /** Folders that videos and subtitles may be read from. */
  readonly mediaRoots: readonly string[];
}

/** The user's settings, with what the local stack decides itself. */
export function localConfig(config: Config, options: LocalConfigOptions): Config {
  return {
    ...config,
    nats: localNats(config, options.natsUrl),
    output: { ...config.output, directory: options.outputDirectory },
    media: { ...config.media, roots: [...options.mediaRoots] },
    monitoring: { ...config.monitoring, port: options.dashboardPort },
    health: { ...config.health, host: '127.0.0.1', port: 0 },
  };
}

/** The embedded broker asks for no password and has no replicas. */
export function localNats({ nats }: Config, natsUrl: string): Config['nats'] {
  return {
    servers: [natsUrl],
    ackWaitMs: Math.min(nats.ackWaitMs, ACK_WAIT_MS),
    maxAgeHours: nats.maxAgeHours,
    replicas: 1,
  };
}

/** What a service tells whoever runs it, from the first moment on: has it started, can it work, does it still move. */
import type { AppName } from '@langflix/contracts';
import { startHealthServer, startProfiling, watchEventLoop } from '@langflix/telemetry';
import type { EventLoop, Logger, Route } from '@langflix/telemetry';
import type { ServiceSettings } from './service.ts';

export interface ServiceHealthOptions {
  readonly app: AppName;
  readonly settings: Pick<ServiceSettings, 'health' | 'telemetry'>;
  readonly log: Logger;
  readonly stopping: AbortSignal;
}

export interface Started {
  isReady(): boolean;
  readonly routes: Readonly<Record<string, Route>> | undefined;
}

export interface ServiceHealth {
  readonly port: number;
  readonly eventLoop: EventLoop;
  /** All that happens once has happened: broker and streams found, the app built, work begun. */
  started(service: Started): void;
  close(): Promise<void>;
}

/**
 * `/startupz` is 503 until `started`; `/readyz` is 200 while the started service says so and is not stopping; `/livez`
 * is only about this process, never about the broker: a restart would not bring that back.
 * @throws the system's error when the address cannot be bound.
 */
export async function openServiceHealth(options: ServiceHealthOptions): Promise<ServiceHealth> {
  const { app, settings, log, stopping } = options;
  const eventLoop = watchEventLoop();
  let service: Started | undefined;
  const server = await startHealthServer({
    ...settings.health,
    checks: {
      startup: () => service !== undefined,
      ready: () => !stopping.aborted && (service?.isReady() ?? false),
      live: eventLoop.isTurning,
    },
    actions: startProfiling({ service: app, log, ...settings.telemetry }),
  });
  return {
    port: server.port,
    eventLoop,
    started: (which) => {
      server.addRoutes(which.routes ?? {});
      service = which;
    },
    close: async () => {
      eventLoop.stop();
      await server.close();
    },
  };
}

import type { AppName } from '@langflix/contracts';
import { startTelemetry } from '@langflix/telemetry';
import type { Logger, Telemetry } from '@langflix/telemetry';
import { brokerOf } from './broker.ts';
import { connectMessaging } from './connect.ts';
import { startHeartbeats } from './heartbeats.ts';
import type { Heartbeats } from './heartbeats.ts';
import type { Messaging } from './messaging.ts';
import type { Service, ServiceOptions } from './service.ts';
import { openServiceHealth } from './service-health.ts';
import type { ServiceHealth } from './service-health.ts';
import { checkHandlers, consumersOf, startConsuming } from './start-consuming.ts';
import type { Consuming } from './start-consuming.ts';
import { stopSignals } from './stop-signals.ts';
import { waitForStreams } from './wait-for-streams.ts';

const GRACE_MS = 10_000;

/**
 * Runs one service from start to SIGTERM or SIGINT; ends the process. In order: telemetry, health endpoint, broker (waited
 * for without end, as are the streams that `provision` makes), `build`, work, heartbeats. When told to stop: no new work, a
 * grace for what is under way, then its signal aborts and the rest goes back to the broker; drain, flush, exit 0. A
 * second signal exits at once. Exit 1 when the start fails or the connection closes for good.
 */
export async function runService<App extends AppName>(options: ServiceOptions<App>): Promise<void> {
  const { app, version, settings } = options;
  const telemetry = startTelemetry({
    service: app,
    ...(version === undefined ? {} : { version }),
    logLevel: settings.telemetry.logLevel,
  });
  const { log } = telemetry;
  const signals = stopSignals(log);
  try {
    await run(options, telemetry, signals.stopping);
    process.exit(0);
  } catch (error) {
    if (signals.stopping.aborted && error === signals.stopping.reason) process.exit(0);
    log.fatal({ err: error }, 'service ended');
    await telemetry.shutdown();
    process.exit(1);
  }
}

async function run<App extends AppName>(
  options: ServiceOptions<App>,
  telemetry: Telemetry,
  stopping: AbortSignal,
): Promise<void> {
  const { app, settings } = options;
  const { log } = telemetry;
  await telemetry.ready;
  const health = await openServiceHealth({ app, settings, log, stopping });
  const messaging = await connectMessaging({ nats: settings.nats, name: app, log, signal: stopping });
  const broker = brokerOf(messaging);
  await waitForStreams(broker, consumersOf(app), stopping);
  const service = await options.build({ messaging, log, signal: stopping });
  checkHandlers(app, service);
  const consuming = startConsuming(broker, { app, service, stopping });
  const isReady = (): boolean =>
    messaging.isConnected() && consuming.isBound() && (service.ready?.() ?? true);
  health.started({ isReady, routes: service.routes });
  const heartbeats = startHeartbeats({ app, messaging, stopping, ...health, inFlight: consuming.inFlight });
  log.info({ app, healthPort: health.port, consumers: consumersOf(app) }, 'service ready');
  await untilStopped(messaging, stopping);
  const running = { service, consuming, telemetry, health, heartbeats, messaging, log };
  await shutDown(running, settings.shutdownGraceMs ?? GRACE_MS);
}

async function untilStopped(messaging: Messaging, stopping: AbortSignal): Promise<void> {
  const stopped = new Promise<'stopped'>((resolve) => {
    if (stopping.aborted) resolve('stopped');
    stopping.addEventListener('abort', () => resolve('stopped'), { once: true });
  });
  const closed = messaging.closed().then(() => 'closed' as const);
  if ((await Promise.race([stopped, closed])) === 'closed') {
    throw new Error('the connection to the broker is closed for good');
  }
}

interface Running<App extends AppName> {
  readonly service: Service<App>;
  readonly consuming: Consuming;
  readonly telemetry: Telemetry;
  readonly health: ServiceHealth;
  readonly heartbeats: Heartbeats;
  readonly messaging: Messaging;
  readonly log: Logger;
}

async function shutDown<App extends AppName>(running: Running<App>, graceMs: number): Promise<void> {
  const { service, consuming, telemetry, health, heartbeats, messaging, log } = running;
  await consuming.finish(graceMs);
  await service.close?.();
  heartbeats.stop();
  await messaging.close();
  await health.close();
  log.info('service stopped');
  await telemetry.shutdown();
}

import { HEARTBEAT_EVERY_MS, heartbeatSubject } from '@langflix/contracts';
import type { AppName, Heartbeat } from '@langflix/contracts';
import { workerId } from '@langflix/telemetry';
import type { EventLoop } from '@langflix/telemetry';
import type { Messaging } from './messaging.ts';

export interface HeartbeatOptions {
  readonly app: AppName;
  readonly messaging: Pick<Messaging, 'announce'>;
  /** Aborts when the service is told to stop: the next heartbeat, sent at once, says so. */
  readonly stopping: AbortSignal;
  readonly eventLoop: Pick<EventLoop, 'takeDelayMs'>;
  /** Messages being worked on. */
  inFlight(): number;
}

export interface Heartbeats {
  stop(): void;
}

/** Tells how this process is, at once and then every `HEARTBEAT_EVERY_MS`, to whoever listens. Never throws. */
export function startHeartbeats(options: HeartbeatOptions): Heartbeats {
  const { app, messaging, stopping } = options;
  const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString();
  const beat = (): void => messaging.announce(heartbeatSubject(app), { ...measure(options), startedAt });
  beat();
  const timer = setInterval(beat, HEARTBEAT_EVERY_MS).unref();
  stopping.addEventListener('abort', beat, { once: true });
  return {
    stop: () => {
      clearInterval(timer);
      stopping.removeEventListener('abort', beat);
    },
  };
}

function measure({ app, stopping, eventLoop, inFlight }: HeartbeatOptions): Omit<Heartbeat, 'startedAt'> {
  const { user, system } = process.cpuUsage();
  return {
    app,
    worker: workerId(),
    memoryBytes: process.memoryUsage.rss(),
    cpuSeconds: (user + system) / 1e6,
    eventLoopDelayMs: eventLoop.takeDelayMs(),
    inFlight: inFlight(),
    draining: stopping.aborted,
  };
}

import {
  CLIP_PROGRESS_SUBJECT,
  HISTORY_EVERY_SEC,
  clipProgress,
  heartbeat,
  heartbeatSubject,
} from '@langflix/contracts';
import type { ServiceRuntime } from '@langflix/messaging';
import type { LiveEvents } from './api/live-events.ts';
import type { Monitor } from './monitor.ts';
import { keepHistory } from './overview.ts';

/** Hears everything until the service is told to stop. Fails when the events cannot be followed. */
export async function followAll(
  { messaging, signal }: ServiceRuntime,
  monitor: Monitor,
  live: LiveEvents,
): Promise<void> {
  const { sources } = monitor;
  const history = setInterval(() => void keepHistory(sources), HISTORY_EVERY_SEC * 1000);
  signal.addEventListener('abort', () => clearInterval(history), { once: true });
  await Promise.all([
    messaging.follow({
      signal,
      onEvent(event) {
        const { job } = monitor.add(event);
        if (sources.isReady()) live.jobChanged(job);
      },
      onCaughtUp: monitor.caughtUp,
    }),
    messaging.listen({
      subject: heartbeatSubject('*'),
      schema: heartbeat,
      signal,
      onMessage: sources.workers.add,
    }),
    messaging.listen({
      subject: CLIP_PROGRESS_SUBJECT,
      schema: clipProgress,
      signal,
      onMessage: live.clipMoved,
    }),
  ]);
}

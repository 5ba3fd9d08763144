import type { JobTimeline } from '@langflix/contracts';
import type { Messaging } from '@langflix/messaging';
import { createTimeline } from '@langflix/timeline';

interface ReadOptions {
  readonly signal: AbortSignal;
  /** End of an open job, ms since the epoch. */
  readonly nowMs: number;
}

/** A job's timeline out of its events; undefined when its submission is no longer in the stream. */
export async function readTimeline(
  messaging: Pick<Messaging, 'follow'>,
  job: string,
  { signal, nowMs }: ReadOptions,
): Promise<JobTimeline | undefined> {
  const timeline = createTimeline(job);
  await messaging.follow({ job, untilNow: true, signal, onEvent: (event) => void timeline.add(event) });
  signal.throwIfAborted();
  return timeline.read(new Date(nowMs));
}

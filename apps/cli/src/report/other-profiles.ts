import type { JobEntry } from '@langflix/contracts';
import type { KeyValue, Messaging } from '@langflix/messaging';
import { profileOf } from '@langflix/timeline';
import type { TimelineProfile } from '@langflix/timeline';
import { readTimeline } from './read-timeline.ts';

/** A median of so many is steady; all of a job's events must be read for it. */
const COMPARED_WITH = 10;

/** Profiles of the newest other jobs that were completed, for comparison. */
export async function otherProfiles(
  messaging: Pick<Messaging, 'follow'>,
  jobs: KeyValue<JobEntry>,
  { job, signal }: { readonly job: string; readonly signal: AbortSignal },
): Promise<readonly TimelineProfile[]> {
  const others = (await jobs.entries())
    .map(({ value }) => value)
    .filter((entry) => entry.job !== job && entry.status === 'completed')
    .toSorted((a, b) => Date.parse(b.submittedAt) - Date.parse(a.submittedAt))
    .slice(0, COMPARED_WITH);
  const profiles: TimelineProfile[] = [];
  for (const other of others) {
    const timeline = await readTimeline(messaging, other.job, { signal, nowMs: Date.now() });
    if (timeline?.closedAt !== undefined) profiles.push(profileOf(timeline));
  }
  return profiles;
}

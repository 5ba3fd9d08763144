/** Small profiles of the jobs that ended last, to compare slow ones with. */
import { createTimeline, profileOf } from '@langflix/timeline';
import type { Timeline, TimelineProfile } from '@langflix/timeline';
import type { InEvent } from '@langflix/messaging';
import { isOpen } from '../jobs/job-record.ts';
import type { JobRecord } from '../jobs/job-record.ts';

export interface Profiles {
  /** To be told every event after its record. */
  add(record: JobRecord, event: InEvent): void;
  /** Of all kept jobs but this one. */
  others(job: string): readonly TimelineProfile[];
}

/** Some 40 kB each; jobs beyond them are compared, but not compared with. */
const MAX_OPEN = 1000;
/** Some 3 kB each. */
const MAX_KEPT = 500;

export function createProfiles({ maxOpen = MAX_OPEN, maxKept = MAX_KEPT } = {}): Profiles {
  const open = new Map<string, Timeline>();
  const kept = new Map<string, TimelineProfile>();

  const timelineOf = (job: string, isFirst: boolean): Timeline | undefined => {
    const known = open.get(job);
    // One that is taken up in the middle would tell half of the job.
    if (known !== undefined || !isFirst || open.size >= maxOpen) return known;
    const fresh = createTimeline(job);
    open.set(job, fresh);
    return fresh;
  };
  return {
    add(record, event) {
      const { job, state } = record;
      const timeline = timelineOf(job, record.version === 1);
      timeline?.add(event);
      if (timeline === undefined || isOpen(record)) return;
      open.delete(job);
      const read = state === 'rejected' ? undefined : timeline.read(new Date(event.time));
      if (read === undefined) return;
      kept.set(job, profileOf(read));
      for (const oldest of kept.keys()) if (kept.size > maxKept) kept.delete(oldest);
    },
    others: (job) => [...kept].filter(([other]) => other !== job).map(([, profile]) => profile),
  };
}

import type { JobTimeline } from '@langflix/contracts';
import { criticalPath } from './critical-path.ts';
import { foldEvent } from './fold-event.ts';
import { noFacts } from './job-facts.ts';
import type { JobFacts } from './job-facts.ts';
import { partsOf } from './parts-of.ts';
import { endOf } from './steps.ts';
import type { Job } from './steps.ts';
import { jobOf } from './timeline-event.ts';
import type { TimelineEvent } from './timeline-event.ts';
import { operationRows, stageTotals } from './totals.ts';

/** Where the time of one job went, as its events come in. Keeps moments, outcomes and totals, no bodies. */
export interface Timeline {
  /** In any order, each as often as it likes. @returns false when it is known already or of another job */
  add(event: TimelineEvent): boolean;
  /**
   * @param now end of an open job; default the present moment
   * @returns undefined before the submission is known, and while nothing names the job
   */
  read(now?: Date): JobTimeline | undefined;
}

/** @param job takes only events of this one; default: of the first that is added and names its job. */
export function createTimeline(job?: string): Timeline {
  const facts = noFacts(job);
  return {
    add(event) {
      const own = jobOf(event);
      if (own !== undefined && facts.job !== undefined && own !== facts.job) return false;
      const isNew = foldEvent(facts, event);
      if (isNew && own !== undefined) facts.job = own;
      return isNew;
    },
    read(now = new Date()) {
      if (facts.job === undefined || facts.submitted === undefined) return undefined;
      return timelineOf(facts.job, jobAt(facts, now.getTime()));
    },
  };
}

function jobAt(facts: JobFacts, nowMs: number): Job {
  const submittedMs = submittedAt(facts) ?? nowMs;
  const end = endOf(facts);
  const closedMs = end && Math.max(submittedMs, end.ms);
  return { facts, submittedMs, closedMs, endMs: closedMs ?? Math.max(submittedMs, nowMs) };
}

/** What upstream says, unless our own clocks say that it was there earlier. */
function submittedAt({ submitted, ingested, rejected }: JobFacts): number | undefined {
  const accepted = ingested ?? rejected;
  const known = [submitted?.ms, accepted?.work?.startedMs, accepted?.ms].filter((ms) => ms !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

function timelineOf(name: string, job: Job): JobTimeline {
  const { facts, submittedMs, closedMs, endMs } = job;
  const { contentSeconds, modelRequests, modelRetries } = facts;
  const traceId = facts.traceOfFacts ?? facts.traceOfSubmission;
  const parts = [...partsOf(job)];
  const path = [...criticalPath(job)];
  return {
    job: name,
    submittedAt: new Date(submittedMs).toISOString(),
    ...(closedMs !== undefined && { closedAt: new Date(closedMs).toISOString() }),
    wallSeconds: (endMs - submittedMs) / 1000,
    ...(contentSeconds !== undefined && { contentSeconds }),
    parts,
    stages: stageTotals(facts, parts, { criticalPath: path, endMs }),
    criticalPath: path,
    operations: operationRows(facts, parts),
    peakMemoryBytes: Object.fromEntries([...facts.peakMemoryBytes].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...{ modelRequests, modelRetries },
    ...(traceId !== undefined && { traceId }),
  };
}

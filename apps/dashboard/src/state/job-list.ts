/** The list of jobs as far as it is loaded, newest first, and what live changes make of it. */
import type { JobState, JobSummary, JobsReply } from '@langflix/contracts';

export interface JobFilter {
  /** Empty: all. */
  readonly states: readonly JobState[];
  readonly text: string;
}

export interface JobList {
  readonly jobs: readonly JobSummary[];
  /** Of all that match, loaded or not. */
  readonly total: number;
  /** Cursor of the next page; undefined when all are loaded. */
  readonly next: string | undefined;
}

export function listOf({ jobs, total, next }: JobsReply): JobList {
  return { jobs, total, next };
}

/** Adds the page after the loaded ones; what a live change brought already is not doubled. */
export function withPage(list: JobList, page: JobsReply): JobList {
  const known = new Set(list.jobs.map(({ job }) => job));
  return {
    jobs: [...list.jobs, ...page.jobs.filter(({ job }) => !known.has(job))],
    total: page.total,
    next: page.next,
  };
}

/** Takes one job in as it is now: replaced, added, or removed where the filter no longer lets it pass. */
export function withChange(list: JobList, changed: JobSummary, filter: JobFilter): JobList {
  const index = list.jobs.findIndex(({ job }) => job === changed.job);
  const passes = matches(changed, filter);
  if (index >= 0) {
    return passes
      ? { ...list, jobs: list.jobs.with(index, changed) }
      : { ...list, jobs: list.jobs.toSpliced(index, 1), total: list.total - 1 };
  }
  if (!passes) return list;
  const place = list.jobs.findIndex((known) => isNewer(changed, known));
  const last = list.jobs.length;
  // Older than all that is loaded: it is on a page to come, and counted already.
  if (place < 0 && list.next !== undefined) return list;
  return { ...list, jobs: list.jobs.toSpliced(place < 0 ? last : place, 0, changed), total: list.total + 1 };
}

export function matches(job: JobSummary, { states, text }: JobFilter): boolean {
  if (states.length > 0 && !states.includes(job.state)) return false;
  const wanted = text.trim().toLowerCase();
  return [job.series, job.episode, job.job].some((part) => part?.toLowerCase().includes(wanted));
}

function isNewer(a: JobSummary, b: JobSummary): boolean {
  return Date.parse(a.submittedAt) > Date.parse(b.submittedAt);
}

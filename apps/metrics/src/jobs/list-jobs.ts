import type { JobState, JobsReply } from '@langflix/contracts';
import type { JobRecord } from './job-record.ts';
import type { JobStore } from './job-store.ts';
import { summarise } from './summarise.ts';

export interface JobQuery {
  /** None: all. */
  readonly states: readonly JobState[];
  /** Part of series, episode or job, in any case. */
  readonly text?: string | undefined;
  /** `next` of the page before. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** One page, newest first. Jobs that come meanwhile do not shift the pages that follow. */
export function listJobs(store: JobStore, query: JobQuery, nowMs: number): JobsReply {
  const { after = Infinity, limit } = query;
  const fits = matcherOf(query);
  const page: JobRecord[] = [];
  let total = 0;
  let hasMore = false;
  for (const record of store.newestFirst()) {
    if (!fits(record)) continue;
    total += 1;
    if (record.number >= after) continue;
    if (page.length < limit) page.push(record);
    else hasMore = true;
  }
  const last = page.at(-1);
  return {
    jobs: page.map((record) => summarise(record, nowMs)),
    total,
    ...(hasMore && last !== undefined && { next: String(last.number) }),
  };
}

function matcherOf({ states, text = '' }: JobQuery): (record: JobRecord) => boolean {
  const wanted = text.trim().toLowerCase();
  const isIn = new Set<JobState>(states);
  return (record) => {
    if (isIn.size > 0 && !isIn.has(record.state)) return false;
    if (wanted === '') return true;
    return `${record.series ?? ''} ${record.episode ?? ''} ${record.job}`.toLowerCase().includes(wanted);
  };
}

import type { SlowJob, SlowReply } from '@langflix/contracts';
import { slowCauseOf } from '@langflix/timeline';
import { isOpen } from '../jobs/job-record.ts';
import type { JobRecord } from '../jobs/job-record.ts';
import type { JobStore } from '../jobs/job-store.ts';
import type { ReadFacts } from '../jobs/read-facts.ts';
import { wallSecondsOf } from '../jobs/summarise.ts';
import { traceUrlOf } from '../jobs/trace-url.ts';
import type { Profiles } from './profiles.ts';

export interface SlowOptions {
  readonly store: JobStore;
  readonly profiles: Profiles;
  readonly readFacts: ReadFacts;
  readonly jaegerUrl: string | undefined;
}

interface Ranked {
  readonly record: JobRecord;
  readonly wallSeconds: number;
  readonly perMinute: number | undefined;
}

/** The slowest jobs that were accepted, running ones as far as they are; the cause is told by the stream's own facts. */
export async function slowJobs(options: SlowOptions, limit: number, nowMs: number): Promise<SlowReply> {
  const ranked: Ranked[] = [];
  for (const record of options.store.newestFirst()) {
    if (record.state === 'waiting' || record.state === 'rejected') continue;
    const wallSeconds = wallSecondsOf(record, nowMs);
    const { contentSeconds } = record;
    ranked.push({ record, wallSeconds, perMinute: contentSeconds && (wallSeconds * 60) / contentSeconds });
  }
  const ended = ranked.filter(({ record }) => !isOpen(record));
  const slowest = ranked.sort((a, b) => slowness(b) - slowness(a)).slice(0, limit);
  const jobs: SlowJob[] = [];
  for (const one of slowest) jobs.push(await describe(one, ended, { ...options, nowMs }));
  return { jobs };
}

const slowness = ({ perMinute, wallSeconds }: Ranked): number => perMinute ?? wallSeconds;

async function describe(
  { record, wallSeconds, perMinute }: Ranked,
  ended: readonly Ranked[],
  { profiles, readFacts, jaegerUrl, nowMs }: SlowOptions & { readonly nowMs: number },
): Promise<SlowJob> {
  const { job, series, episode, contentSeconds, closedMs, submittedMs } = record;
  const timeline = (await readFacts(record)).timeline.read(new Date(nowMs));
  const cause = timeline && slowCauseOf(timeline, profiles.others(job));
  const usual = medianOf(ended.filter((other) => other.record !== record).map((other) => other.perMinute));
  const traceUrl = traceUrlOf(jaegerUrl, record.traceId);
  return {
    job,
    ...(series !== undefined && { series }),
    ...(episode !== undefined && { episode }),
    submittedAt: new Date(submittedMs).toISOString(),
    ...(closedMs !== undefined && { closedAt: new Date(closedMs).toISOString() }),
    wallSeconds,
    ...(contentSeconds !== undefined && { contentSeconds }),
    ...(perMinute !== undefined && { secondsPerMinute: perMinute }),
    ...(usual !== undefined && { medianSecondsPerMinute: usual }),
    ...(cause !== undefined && { cause }),
    ...(traceUrl !== undefined && { traceUrl }),
  };
}

function medianOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const middle = known.length / 2;
  const [low, high] = [known[Math.ceil(middle) - 1], known[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Every job that the stream tells of, one record each. */
import { JOB_STATES, episodeSubmitted, jobIdOf } from '@langflix/contracts';
import type { JobState } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import { createRecord, isOpen } from './job-record.ts';
import type { JobRecord } from './job-record.ts';
import { recordEvent } from './record-event.ts';

export interface JobStore {
  /** To be told every event once, in order. Returns the job's record. */
  add(event: InEvent): JobRecord;
  get(job: string): JobRecord | undefined;
  /** Newest first, beginning below the given number where one is given. */
  newestFirst(below?: number): Iterable<JobRecord>;
  countByState(): Readonly<Record<JobState, number>>;
}

export interface JobStoreOptions {
  /** Default 50,000. */
  readonly maxJobs?: number;
  /** Milliseconds that the stream keeps an event: of a job that ended longer ago nothing is left to be shown. Default: for ever. */
  readonly maxAgeMs?: number;
  /** Unix milliseconds. */
  readonly now?: () => number;
}

/** About 1 kB each. */
const MAX_JOBS = 50_000;
/** Milliseconds between two looks for jobs that are too old. */
const LOOK_EVERY_MS = 60_000;

/** When full, the oldest job that has ended is forgotten; while all are open, the oldest. */
export function createJobStore(options: JobStoreOptions = {}): JobStore {
  const { maxJobs = MAX_JOBS, maxAgeMs = Infinity, now = Date.now } = options;
  const byJob = new Map<string, JobRecord>();
  /** In the order of their numbers. */
  let inOrder: JobRecord[] = [];
  let next = 0;
  const counts = Object.fromEntries(JOB_STATES.map((state) => [state, 0])) as Record<JobState, number>;

  let lookedMs = -Infinity;

  const forget = (going: ReadonlySet<JobRecord>): void => {
    for (const { job, state } of going) {
      byJob.delete(job);
      counts[state] -= 1;
    }
    inOrder = inOrder.filter((record) => !going.has(record));
  };
  /** A tenth at once, so that the list is rarely rebuilt. */
  const makeRoom = (): void => {
    const ended = inOrder.filter((record) => !isOpen(record));
    forget(new Set((ended.length > 0 ? ended : inOrder).slice(0, Math.ceil(maxJobs / 10))));
  };
  const forgetOld = (): void => {
    if (now() - lookedMs < LOOK_EVERY_MS) return;
    lookedMs = now();
    const isOld = ({ closedMs = Infinity }: JobRecord): boolean => closedMs + maxAgeMs <= lookedMs;
    if (inOrder.some(isOld)) forget(new Set(inOrder.filter(isOld)));
  };
  const recordOf = (event: InEvent): JobRecord => {
    const job = jobOf(event);
    const known = byJob.get(job);
    if (known !== undefined) return known;
    if (byJob.size >= maxJobs) makeRoom();
    const record = createRecord(job, next, Date.parse(event.time));
    next += 1;
    byJob.set(job, record);
    inOrder.push(record);
    counts[record.state] += 1;
    return record;
  };
  return {
    add(event) {
      const record = recordOf(event);
      counts[record.state] -= 1;
      recordEvent(record, event);
      counts[record.state] += 1;
      return record;
    },
    get(job) {
      forgetOld();
      return byJob.get(job);
    },
    *newestFirst(below = Infinity) {
      forgetOld();
      for (let i = inOrder.length - 1; i >= 0; i--) {
        const record = inOrder[i];
        if (record !== undefined && record.number < below) yield record;
      }
    },
    countByState() {
      forgetOld();
      return { ...counts };
    },
  };
}

export function jobOf({ contract, data, ...identity }: InEvent): string {
  return contract.name === episodeSubmitted.name ? jobIdOf(identity) : (data as { job: string }).job;
}

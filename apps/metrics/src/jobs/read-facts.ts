/** The events of one job, read again from the stream when somebody looks at it. */
import { RetryableError, episodeSubmitted } from '@langflix/contracts';
import type { Messaging } from '@langflix/messaging';
import type { TimelineEvent } from '@langflix/timeline';
import { addToFacts, createJobFacts } from './job-facts.ts';
import type { JobFacts } from './job-facts.ts';
import type { JobRecord } from './job-record.ts';

/** @throws RetryableError `broker_unavailable` when the broker does not give them in time. */
export type ReadFacts = (record: JobRecord) => Promise<JobFacts>;

const READ_MS = 10_000;
/** A job of 100 clips takes some 150 kB. */
const KEPT_JOBS = 100;

/** Reads a job once for as long as nothing happens in it. */
export function createFactsReader(
  messaging: Pick<Messaging, 'follow'>,
  { keptJobs = KEPT_JOBS, readMs = READ_MS }: { readonly keptJobs?: number; readonly readMs?: number } = {},
): ReadFacts {
  /** The one that was looked at last comes last. */
  const kept = new Map<string, { readonly version: number; readonly facts: Promise<JobFacts> }>();

  return (record) => {
    const { job, version } = record;
    const known = kept.get(job);
    const entry =
      known?.version === version ? known : { version, facts: readFacts(messaging, record, readMs) };
    kept.delete(job);
    kept.set(job, entry);
    for (const oldest of kept.keys()) if (kept.size > keptJobs) kept.delete(oldest);
    entry.facts.catch(() => {
      if (kept.get(job) === entry) kept.delete(job);
    });
    return entry.facts;
  };
}

async function readFacts(
  messaging: Pick<Messaging, 'follow'>,
  record: JobRecord,
  readMs: number,
): Promise<JobFacts> {
  const { job, facts: between } = record;
  const facts = createJobFacts(job);
  addToFacts(facts, submissionOf(record));
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), readMs);
  try {
    const onEvent = (event: TimelineEvent): void => addToFacts(facts, event);
    const what = { job, factsOnly: true, untilNow: true, between };
    await messaging.follow({ ...what, signal: late.signal, onEvent });
  } finally {
    clearTimeout(timer);
  }
  if (!late.signal.aborted) return facts;
  throw new RetryableError(`the broker did not give the events of job ${job} in time: try again`, {
    code: 'broker_unavailable',
  });
}

/** Read from the record: the broker would send the submissions of all jobs. */
function submissionOf({ submittedMs, maxClips, submission, traceId }: JobRecord): TimelineEvent {
  return {
    contract: episodeSubmitted,
    data: { maxClips },
    time: new Date(submittedMs).toISOString(),
    subject: episodeSubmitted.subject,
    ...(submission !== undefined && submission.source !== undefined && { source: submission.source }),
    ...(submission !== undefined && { id: submission.id }),
    ...(traceId !== undefined && { traceparent: `00-${traceId}-0000000000000001-01` }),
  };
}

import { emit, episodeCompleted, episodeFailed } from '@langflix/contracts';
import type { FailureBody, JobEntry, OutEvent } from '@langflix/contracts';
import { SPAN, withSpan } from '@langflix/telemetry';
import { recordEpisodeSpan } from './episode-span.ts';
import type { IngestDeps } from './deps.ts';
import { countsOf, failureOfWhole, foldEnd, isClosed, isFinished } from './fold-facts.ts';
import { publishResult } from './publish-result.ts';
import { secondsBetween } from './seconds-between.ts';

/**
 * Ends a job whose parts are all in: result files first, then the entry, then the fact. Redelivered after a crash it
 * does what is missing; the facts of a job that is closed already are told again from the entry.
 */
export async function closeIfFinished(entry: JobEntry, deps: IngestDeps): Promise<readonly OutEvent[]> {
  if (entry.status === 'completed') return [await completedAgain(entry, deps)];
  if (entry.status === 'failed') return [failedFact(entry)];
  if (entry.status !== 'processing' && entry.status !== 'accepted') return [];
  if (!isFinished(entry)) return [];

  const failure = failureOfWhole(entry);
  if (failure !== undefined) {
    const failed = await endJob(entry.job, { status: 'failed', failure }, deps);
    return failed?.status === 'failed' ? [failedFact(failed)] : [];
  }
  const closedAt = deps.now().toISOString();
  const result = await withSpan('ingest', SPAN.writeManifest, {}, () =>
    publishResult(entry, { closedAt, deps }),
  );
  const closed = await deps.ledger.update(entry.job, (current) =>
    isClosed(current) ? undefined : { ...current, status: 'completed', result, closedAt },
  );
  if (closed?.status !== 'completed') return [];
  if (closed.closedAt === closedAt) recordEpisodeSpan(closed);
  return [completedFact(closed)];
}

/** Who closed it may have died before it told, and its span with it. */
async function completedAgain(entry: JobEntry, deps: IngestDeps): Promise<OutEvent> {
  if ((await deps.messaging.readFact(episodeCompleted, { job: entry.job })) === undefined)
    recordEpisodeSpan(entry);
  return completedFact(entry);
}

/** Closes a job without a result; the first end wins. Returns the entry as it now stands. */
export async function endJob(
  job: string,
  end: { readonly status: 'failed' | 'rejected'; readonly failure: FailureBody },
  deps: IngestDeps,
): Promise<JobEntry | undefined> {
  const at = deps.now().toISOString();
  const entry = await deps.ledger.update(job, (current) => foldEnd(current, { ...end, at }));
  if (entry !== undefined && entry.closedAt === at) recordEpisodeSpan(entry);
  return entry;
}

export function failedFact(entry: JobEntry): OutEvent<typeof episodeFailed> {
  const { job, failure } = entry;
  if (failure === undefined) throw new Error(`job ${job} has failed without a reason`);
  return emit(episodeFailed, { job, ...failure, counts: countsOf(entry) });
}

function completedFact(entry: JobEntry): OutEvent<typeof episodeCompleted> {
  const { result, closedAt } = entry;
  if (result === undefined || closedAt === undefined)
    throw new Error(`job ${entry.job} is completed without a result`);
  return emit(episodeCompleted, {
    job: entry.job,
    ...result,
    counts: countsOf(entry),
    submittedAt: entry.submittedAt,
    completedAt: closedAt,
    wallSeconds: secondsBetween(entry.submittedAt, closedAt),
    contentSeconds: entry.contentSeconds ?? 0.001,
  });
}

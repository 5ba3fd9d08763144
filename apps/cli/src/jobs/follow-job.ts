/** A job on the screen until it is over: ledger, progress of running encodes, and pauses of the model together. */
import { CLIP_PROGRESS_SUBJECT, QUOTA_BUCKET, analyzerGate, clipProgress } from '@langflix/contracts';
import type { AnalyzerGate, JobEntry } from '@langflix/contracts';
import type { KeyValue, Messaging } from '@langflix/messaging';
import { jobProgress } from '../progress/job-progress.ts';
import type { ProgressView } from '../progress/progress-view.ts';
import { waitingOf } from '../progress/waiting.ts';
import type { Waiting } from '../progress/waiting.ts';
import { createClipShares } from './clip-shares.ts';
import { watchJob } from './watch-job.ts';

export interface FollowOptions {
  readonly messaging: Pick<Messaging, 'listen' | 'openKeyValue'>;
  readonly jobs: KeyValue<JobEntry>;
  readonly job: string;
  readonly view: ProgressView;
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Gets the entry as it is and then every change. */
  onEntry?(entry: JobEntry): void;
  /** The quota that the job draws from, null for none; default: any on the broker. */
  readonly quotaKey?: string | null;
  /** Called when the job waits for the model; what it throws ends the following. */
  onWaiting?(waiting: Waiting): void;
}

/**
 * @returns the job's last entry
 * @throws the signal's reason when it aborts; what `onWaiting` throws
 */
export async function followJob(options: FollowOptions): Promise<JobEntry> {
  const { jobs, job, view } = options;
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal]);
  const shares = createClipShares();
  const gates = new Map<string, AnalyzerGate>();
  const trouble = Promise.withResolvers<never>();
  let entry: JobEntry | undefined;
  const show = (): void => {
    if (entry === undefined || over.signal.aborted) return;
    const waiting = asksModel(entry) ? waitingIn(gates, options.now()) : undefined;
    view.wait(waiting);
    view.update(jobProgress(entry, shares.of(entry)));
    try {
      if (waiting !== undefined) options.onWaiting?.(waiting);
    } catch (error) {
      trouble.reject(error);
    }
  };
  const onEntry = (latest: JobEntry): void => {
    entry = latest;
    options.onEntry?.(latest);
    show();
  };
  void hearClips(options, { signal, shares, show });
  if (options.quotaKey !== null) void hearGates(options, { signal, gates, show });
  try {
    return await Promise.race([watchJob({ jobs, job, signal, onEntry }), trouble.promise]);
  } finally {
    over.abort();
  }
}

/** A broker that knows no progress or no quotas shows the job without them. */
const without = (): void => undefined;

async function hearClips(
  { messaging, job }: FollowOptions,
  {
    signal,
    shares,
    show,
  }: { signal: AbortSignal; shares: ReturnType<typeof createClipShares>; show(): void },
): Promise<void> {
  const listening = messaging.listen({
    subject: CLIP_PROGRESS_SUBJECT,
    schema: clipProgress,
    signal,
    onMessage(progress) {
      if (progress.job !== job) return;
      shares.note(progress);
      show();
    },
  });
  await listening.catch(without);
}

async function hearGates(
  { messaging, quotaKey }: FollowOptions,
  { signal, gates, show }: { signal: AbortSignal; gates: Map<string, AnalyzerGate>; show(): void },
): Promise<void> {
  const watching = async (): Promise<void> => {
    const entries = await messaging.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate });
    const which = quotaKey == null ? {} : { key: quotaKey };
    for await (const { key, value } of entries.watch({ ...which, signal })) {
      gates.set(key, value);
      show();
    }
  };
  await watching().catch(without);
}

/** The longest pause. */
export function waitingIn(gates: ReadonlyMap<string, AnalyzerGate>, nowMs: number): Waiting | undefined {
  return [...gates.values()]
    .map((gate) => waitingOf(gate, nowMs))
    .filter((waiting) => waiting !== undefined)
    .toSorted((a, b) => b.untilMs - a.untilMs)[0];
}

/** True while chunks are left that a model may be asked about. */
export function asksModel({ status, submission, plannedChunks, chunks }: JobEntry): boolean {
  if (status !== 'processing' || submission.analyzer === 'offline') return false;
  return plannedChunks === undefined || Object.keys(chunks).length < plannedChunks;
}

import { setTimeout as delay } from 'node:timers/promises';
import type { JobEntry } from '@langflix/contracts';
import type { KeyValue } from '@langflix/messaging';
import { followJob } from '../jobs/follow-job.ts';
import { openView } from '../progress/open-view.ts';
import { describeResult } from '../result/describe-result.ts';
import { exitCodeOf, interruptedResult, jobResult } from '../result/job-result.ts';
import type { JobResult } from '../result/job-result.ts';
import { readRemarks } from '../result/read-remarks.ts';
import { readUsage } from '../result/read-usage.ts';
import type { CommandContext, Outcome } from './command.ts';
import { unknownJob } from './status.ts';
import { readSettings } from './settings.ts';
import { withBroker } from './with-broker.ts';
import type { Connection } from './with-broker.ts';

/** A job that was submitted a moment ago is not in the ledger yet. */
const APPEARS_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 250;

/** Shows a job's progress until it is over; leaving does not stop the job. */
export async function watch(job: string, options: { out?: string }, ctx: CommandContext): Promise<Outcome> {
  const result = await withBroker(ctx, readSettings(ctx, options.out), (connection) =>
    follow(job, connection, ctx),
  );
  return { exitCode: exitCodeOf(result.status), text: describeResult(result), json: result };
}

async function follow(job: string, { jobs, messaging }: Connection, ctx: CommandContext): Promise<JobResult> {
  let latest = await firstLook(job, jobs, ctx.signal);
  // The job's own clock: the command may have come late.
  const startedAtMs = Date.parse(latest.submittedAt);
  const view = await openView({ output: ctx.stderr, subject: job, now: ctx.now, startedAtMs });
  const onEntry = (entry: JobEntry): void => {
    latest = entry;
  };
  try {
    const following = { view, now: ctx.now, signal: ctx.signal, onEntry };
    const entry = await followJob({ messaging, jobs, job, ...following });
    return {
      ...jobResult(entry),
      ...(await readUsage(entry, messaging)),
      ...(await readRemarks(entry, messaging)),
    };
  } catch (error) {
    if (ctx.signal.aborted) return interruptedResult(latest, (ctx.now() - startedAtMs) / 1000);
    throw error;
  } finally {
    view.end();
  }
}

async function firstLook(job: string, jobs: KeyValue<JobEntry>, signal: AbortSignal): Promise<JobEntry> {
  const deadline = Date.now() + APPEARS_WITHIN_MS;
  for (;;) {
    const entry = await jobs.get(job);
    if (entry !== undefined) return entry;
    signal.throwIfAborted();
    if (Date.now() > deadline) throw unknownJob(job);
    await delay(LOOK_EVERY_MS);
  }
}

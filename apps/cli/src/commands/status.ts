import { episodeRejected } from '@langflix/contracts';
import type { Messaging } from '@langflix/messaging';
import { CliError } from '../cli-error.ts';
import { commandLine } from '../command-line.ts';
import { asksModel, waitingIn } from '../jobs/follow-job.ts';
import { readGates } from '../jobs/read-gates.ts';
import { jobProgress } from '../progress/job-progress.ts';
import { stagesOf } from '../progress/stages.ts';
import { waitingInWords } from '../progress/waiting.ts';
import type { Waiting } from '../progress/waiting.ts';
import { readableReason } from '../readable-reason.ts';
import { describeResult } from '../result/describe-result.ts';
import { exitCodeOf, jobResult } from '../result/job-result.ts';
import { readRemarks } from '../result/read-remarks.ts';
import { readUsage } from '../result/read-usage.ts';
import type { CommandContext, Outcome } from './command.ts';
import { readSettings } from './settings.ts';
import { withBroker } from './with-broker.ts';

/** How a job stands, at this moment. */
export async function status(job: string, options: { out?: string }, ctx: CommandContext): Promise<Outcome> {
  return withBroker(ctx, readSettings(ctx, options.out), async ({ jobs, messaging }) => {
    const entry = await jobs.get(job);
    if (entry === undefined) return refusedUnread(job, messaging);
    const result = {
      ...jobResult(entry),
      ...(await readUsage(entry, messaging)),
      ...(await readRemarks(entry, messaging)),
    };
    const progress = jobProgress(entry);
    const waiting = asksModel(entry) ? waitingIn(await readGates(messaging), ctx.now()) : undefined;
    const stages = stagesOf(progress).map(
      (stage) => `  ${stage.name.padEnd(10)} ${stage.detail || stage.state}`,
    );
    const text = [
      progress.title ?? readableReason(entry.submission.video),
      ...stages,
      ...(waiting === undefined ? [] : [`  ${waitingInWords(waiting, ctx.now()).join(', ')}`]),
      describeResult(result),
    ].join('\n');
    const json = { ...result, progress, ...(waiting && { waiting: describeWaiting(waiting) }) };
    return { exitCode: exitCodeOf(result.status), text, json };
  });
}

/** A submission whose data cannot be read is refused before there is an entry. */
async function refusedUnread(job: string, messaging: Pick<Messaging, 'readFact'>): Promise<Outcome> {
  const refused = await messaging.readFact(episodeRejected, { job });
  if (refused === undefined) throw unknownJob(job);
  const { code, reason } = refused;
  const text = `The episode was rejected: ${readableReason(reason)} (${code})`;
  return { exitCode: exitCodeOf('rejected'), text, json: { job, status: 'rejected', code, reason } };
}

const describeWaiting = ({ untilMs, ...waiting }: Waiting): object => ({
  ...waiting,
  until: new Date(untilMs).toISOString(),
});

export function unknownJob(job: string): CliError {
  return new CliError(
    'job_unknown',
    `the ledger has no job "${job}": "${commandLine(['submit', '<video>'])}" prints the id of a job, and NATS_URL, or --out of the running stack, says which broker is asked`,
  );
}

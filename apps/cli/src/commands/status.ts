import { CliError } from '../cli-error.ts';
import { commandLine } from '../command-line.ts';
import { jobProgress } from '../progress/job-progress.ts';
import { stagesOf } from '../progress/stages.ts';
import { readableReason } from '../readable-reason.ts';
import { describeResult } from '../result/describe-result.ts';
import { exitCodeOf, jobResult } from '../result/job-result.ts';
import type { CommandContext, Outcome } from './command.ts';
import { readSettings } from './settings.ts';
import { withBroker } from './with-broker.ts';

/** How a job stands, at this moment. */
export async function status(job: string, options: { out?: string }, ctx: CommandContext): Promise<Outcome> {
  return withBroker(ctx, readSettings(ctx, options.out), async ({ jobs }) => {
    const entry = await jobs.get(job);
    if (entry === undefined) throw unknownJob(job);
    const result = jobResult(entry);
    const progress = jobProgress(entry);
    const stages = stagesOf(progress).map(
      (stage) => `  ${stage.name.padEnd(10)} ${stage.detail || stage.state}`,
    );
    const text = [
      progress.title ?? readableReason(entry.submission.video),
      ...stages,
      describeResult(result),
    ].join('\n');
    return { exitCode: exitCodeOf(result.status), text, json: { ...result, progress } };
  });
}

export function unknownJob(job: string): CliError {
  return new CliError(
    'job_unknown',
    `the ledger has no job "${job}": "${commandLine(['submit', '<video>'])}" prints the id of a job, and NATS_URL, or --out of the running stack, says which broker is asked`,
  );
}

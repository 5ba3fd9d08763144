import type { JobEntry } from '@langflix/contracts';
import { slowCauseOf } from '@langflix/timeline';
import { CliError, wrongUse } from '../cli-error.ts';
import { commandLine } from '../command-line.ts';
import { EXIT_CODE } from '../exit-code.ts';
import { newestJob } from '../report/newest-job.ts';
import { otherProfiles } from '../report/other-profiles.ts';
import { readTimeline } from '../report/read-timeline.ts';
import { renderReport } from '../report/render-report.ts';
import { styleFor } from '../report/report-style.ts';
import { stateOf } from '../report/state-of.ts';
import { judgeTargets } from '../report/targets.ts';
import { withStoredBroker } from '../report/with-stored-broker.ts';
import type { CommandContext, Outcome } from './command.ts';
import { readSettings } from './settings.ts';
import { unknownJob } from './status.ts';
import type { Connection } from './with-broker.ts';

export interface ReportOptions {
  readonly out?: string;
  readonly last?: boolean;
}

/** Where the time of a job went: read from its events, which stay after it and after its stack. */
export async function report(
  job: string | undefined,
  options: ReportOptions,
  ctx: CommandContext,
): Promise<Outcome> {
  if ((job === undefined) === (options.last !== true))
    throw wrongUse('wrong_use', 'name one job, or say --last for the newest');
  const settings = readSettings(ctx, options.out);
  return withStoredBroker(ctx, settings, async (connection) => {
    const entry = await findEntry(job, connection);
    return reportOn(entry, connection, ctx);
  });
}

async function findEntry(job: string | undefined, { jobs }: Connection): Promise<JobEntry> {
  if (job !== undefined) {
    const entry = await jobs.get(job);
    if (entry !== undefined) return entry;
    throw unknownJob(job);
  }
  const newest = await newestJob(jobs);
  if (newest !== undefined) return newest;
  const first = commandLine(['process', '<video>']);
  throw new CliError('job_unknown', `there is no job yet: "${first}" makes the first`);
}

async function reportOn(entry: JobEntry, connection: Connection, ctx: CommandContext): Promise<Outcome> {
  const { messaging, jobs, config } = connection;
  const { signal } = ctx;
  const timeline = await readTimeline(messaging, entry.job, { signal, nowMs: ctx.now() });
  if (timeline === undefined) throw eventsGone(entry.job, config.nats.maxAgeHours);
  const others = await otherProfiles(messaging, jobs, { job: entry.job, signal });
  const cause = slowCauseOf(timeline, others);
  const targets = judgeTargets(timeline);
  const comparedWith = others.length;
  const shown = { entry, timeline, targets, cause, comparedWith };
  return {
    exitCode: EXIT_CODE.complete,
    text: renderReport(shown, styleFor(ctx.stdout)),
    json: {
      ...{ status: 'ok', job: entry.job, state: stateOf(entry), title: entry.title ?? null },
      ...{ timeline, targets, slowCause: cause ?? null, comparedWith },
    },
  };
}

function eventsGone(job: string, maxAgeHours: number): CliError {
  return new CliError(
    'events_gone',
    `the events of job ${job} are no longer in the stream, which keeps them for ${maxAgeHours} hours: ` +
      'submit its episode again, or raise nats.max_age_hours for the next ones',
  );
}

import type { DeadLettersReply, FailureRow, JobDetail } from '@langflix/contracts';
import type { JobFacts } from './job-facts.ts';
import type { JobRecord } from './job-record.ts';
import { summarise } from './summarise.ts';
import { traceUrlOf } from './trace-url.ts';

export interface DescribeOptions {
  readonly facts: JobFacts;
  readonly deadLetters: Readonly<DeadLettersReply>['deadLetters'];
  readonly jaegerUrl: string | undefined;
  readonly nowMs: number;
}

/** The page of one job. */
export function describeJob(record: JobRecord, options: DescribeOptions): JobDetail | undefined {
  const { facts, deadLetters, jaegerUrl, nowMs } = options;
  const timeline = facts.timeline.read(new Date(nowMs));
  if (timeline === undefined) return undefined;
  const { subtitles, translation } = facts;
  const traceUrl = traceUrlOf(jaegerUrl, record.traceId);
  const inJob = deadLetters.filter(({ job }) => job === record.job);
  return {
    summary: summarise(record, nowMs),
    timeline,
    clips: [...facts.clips.values()].sort((a, b) => (a.startSec ?? 0) - (b.startSec ?? 0)),
    ...(subtitles !== undefined && { subtitles }),
    ...(translation !== undefined && { translation }),
    failures: facts.failures.map(({ about, ...row }): FailureRow => {
      const letter = inJob.find(({ subject }) => about !== '' && subject.endsWith(`.${about}`));
      return letter === undefined ? row : { ...row, deadLetter: letter.seq };
    }),
    canRedrive: canRedrive(record),
    ...(traceUrl !== undefined && { traceUrl }),
  };
}

/** What ended well has nothing to gain. */
export function canRedrive({ state }: Pick<JobRecord, 'state'>): boolean {
  return state === 'failed' || state === 'partial' || state === 'rejected';
}

/** What the dashboard can have done: all of it is a submission in the end. */
import { JOBS_BUCKET, jobEntry } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import { resubmit } from '@langflix/messaging';
import type { KeyValue, Messaging } from '@langflix/messaging';
import { randomUUID } from 'node:crypto';
import type { BrokerState } from '../broker-state.ts';
import { ApiFailure } from './api-failure.ts';

export interface Commands {
  /** @throws TerminalError `invalid_submission` */
  submit(submission: unknown): Promise<{ job: string }>;
  redriveJob(job: string): Promise<{ job: string }>;
  redriveDeadLetter(seq: number): Promise<{ job: string }>;
}

const SOURCE = 'langflix-dashboard';
/** Writing waits for a broker for as long as it takes; people do not. */
const WAIT_MS = 15_000;

type Sender = Pick<Messaging, 'submitEpisode' | 'openKeyValue' | 'deadLetters' | 'republish' | 'isConnected'>;

export function createCommands(
  messaging: Sender,
  brokerState: Pick<BrokerState, 'deadLetters' | 'deadLettersChanged'>,
): Commands {
  let jobs: KeyValue<JobEntry> | undefined;
  const ledger = async (): Promise<KeyValue<JobEntry>> =>
    (jobs ??= await messaging.openKeyValue({ bucket: JOBS_BUCKET, schema: jobEntry }));

  const redriveJob = async (job: string): Promise<{ job: string }> => {
    const entry = await (await ledger()).get(job);
    if (entry === undefined) {
      throw new ApiFailure(404, 'job_unknown', `Job ${job} is not in the ledger: submit its episode again.`);
    }
    const submitted = await resubmit(messaging, await ledger(), entry);
    // Their work is done again by the new job.
    const letters = brokerState.deadLetters().filter((letter) => letter.job === job);
    for (const { seq } of letters) await messaging.deadLetters.remove(seq);
    brokerState.deadLettersChanged();
    return { job: submitted.job };
  };
  const redriveDeadLetter = async (seq: number): Promise<{ job: string }> => {
    const letter = await messaging.deadLetters.get(seq);
    if (letter === undefined) {
      throw new ApiFailure(
        404,
        'dead_letter_unknown',
        `There is no dead letter ${seq}: it was re-driven already.`,
      );
    }
    const { job } = await messaging.republish(letter);
    if (job === undefined) {
      throw new ApiFailure(
        409,
        'not_readable',
        `Dead letter ${seq} names no job even now: submit the episode anew.`,
      );
    }
    await messaging.deadLetters.remove(seq);
    brokerState.deadLettersChanged();
    return { job };
  };
  const inTime = <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (!messaging.isConnected()) throw away();
    return withinMs(WAIT_MS, work());
  };
  return {
    submit: (submission) =>
      inTime(() => messaging.submitEpisode(submission, { id: randomUUID(), source: SOURCE })),
    redriveJob: (job) => inTime(() => redriveJob(job)),
    redriveDeadLetter: (seq) => inTime(() => redriveDeadLetter(seq)),
  };
}

const away = (): ApiFailure =>
  new ApiFailure(503, 'broker_unavailable', 'The broker does not answer: try again when it is back.');

async function withinMs<Result>(limitMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(away()), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

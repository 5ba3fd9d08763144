import type { JobState, JobSummary, Stage } from '@langflix/contracts';
import { count, plural } from './figures.ts';

export const STATE_WORDS: Readonly<Record<JobState, string>> = {
  waiting: 'Waiting',
  running: 'Running',
  complete: 'Complete',
  partial: 'Partial',
  failed: 'Failed',
  rejected: 'Rejected',
};
export const STATES = Object.keys(STATE_WORDS) as readonly JobState[];

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  ingest: 'Ingest',
  measure: 'Measure sound',
  chunk: 'Chunk subtitles',
  analyze: 'Analyze',
  plan: 'Plan clips',
  encode: 'Encode clips',
  close: 'Close',
};

/** A job by the name of its episode; by its id as long as nobody knows that name. */
export function titleOf({ series, episode, job }: Pick<JobSummary, 'series' | 'episode' | 'job'>): string {
  const known = [series, episode].filter((part) => part !== undefined);
  return known.length > 0 ? known.join(' · ') : job;
}

export const isOpen = (state: JobState): boolean => state === 'waiting' || state === 'running';

/** `12 clips`, `4 of 12 clips`, nothing while no clip is planned. */
export function clipsOf({ counts, state }: Pick<JobSummary, 'counts' | 'state'>): string | undefined {
  const { clipsRequested, clipsEncoded } = counts;
  if (clipsRequested === 0) return undefined;
  if (clipsEncoded === clipsRequested && !isOpen(state)) return plural(clipsEncoded, 'clip');
  return `${count(clipsEncoded)} of ${plural(clipsRequested, 'clip')}`;
}

/** `wait for quota` as it is, `subtitle-chunker__chunk` as `subtitle-chunker`. */
export const serviceOfConsumer = (consumer: string): string => consumer.split('__')[0] ?? consumer;

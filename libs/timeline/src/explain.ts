import type { SlowCause, Stage } from '@langflix/contracts';
import { waitInWords } from './waits.ts';

type Explained = Pick<SlowCause, 'stage' | 'kind' | 'seconds' | 'medianSeconds'> & {
  readonly operation: string | undefined;
  /** Jobs it was compared with. */
  readonly jobs: number;
};

const DOING: Readonly<Record<Stage, string>> = {
  ingest: 'Looking at the film',
  measure: 'Measuring the sound',
  chunk: 'Reading the subtitles',
  analyze: 'Analysing the dialogue',
  plan: 'Choosing the clips',
  encode: 'Encoding the clips',
  close: 'Writing the result',
};

/** One sentence. */
export function explain(cause: Explained): string {
  const { stage, seconds, medianSeconds, jobs } = cause;
  const compared =
    jobs === 0
      ? ', more than any other stage'
      : `, ${inWords(seconds - medianSeconds)} more than ${jobs === 1 ? 'in the other job' : `the median of ${jobs} other jobs`}`;
  return `${DOING[stage]} held the job up for ${inWords(seconds)}${compared}: ${reason(cause)}.`;
}

function reason({ kind, operation }: Explained): string {
  const wait = waitInWords(operation);
  if (wait !== undefined) return wait;
  const mostly = operation === undefined ? '' : `, mostly "${operation}"`;
  return kind === 'wait'
    ? `it waited for a free worker${operation === undefined ? '' : `; of the work "${operation}" took most`}`
    : `it was worked on${mostly}`;
}

function inWords(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}

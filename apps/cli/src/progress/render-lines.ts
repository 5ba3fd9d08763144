import type { JobProgress } from './job-progress.ts';
import { stagesOf } from './stages.ts';
import type { Stage } from './stages.ts';

/** A line for each stage without a bar that came to its end between two looks. */
export function settledLines(before: JobProgress | undefined, after: JobProgress): readonly string[] {
  const earlier = stagesOf(before);
  return stagesOf(after)
    .filter((stage, i) => stage.total === undefined && isOver(stage) && stage.state !== earlier[i]?.state)
    .map((stage) => `${stage.name}: ${stage.detail || stage.state}`);
}

/** All counts in one line, e.g. `analysis 3 of 7, clips 2 of 5`; undefined when none has changed. */
export function countsLine(before: JobProgress | undefined, after: JobProgress): string | undefined {
  const line = countsOf(after);
  return line === '' || line === countsOf(before) ? undefined : line;
}

function countsOf(progress: JobProgress | undefined): string {
  return stagesOf(progress)
    .filter((stage) => stage.total !== undefined && stage.total > 0)
    .map((stage) => `${stage.name} ${stage.detail}`)
    .join(', ');
}

const isOver = (stage: Stage): boolean => stage.state === 'done' || stage.state === 'failed';

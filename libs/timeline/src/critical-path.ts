import type { PathSegment, Stage } from '@langflix/contracts';
import { oldestOpenStep } from './open-work.ts';
import { closeStep, ingestStep } from './steps.ts';
import type { Job, Step } from './steps.ts';

/** A segment in milliseconds. */
interface Stretch {
  readonly stage: Stage;
  readonly part?: string;
  readonly kind: 'wait' | 'work';
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The chain of waits and works that the end of the job had to wait for, walked back from it to the submission. Segments
 * join without a gap and cover the whole time, also where clocks differ: what would overlap is cut off.
 *
 * Of an open job the chain ends now, with what has been open longest; open work counts as waiting.
 */
export function criticalPath(job: Job): readonly PathSegment[] {
  const { submittedMs, endMs } = job;
  const stretches: Stretch[] = [];
  let cursorMs = endMs;
  const goBack = (step: Pick<Step, 'stage' | 'part'>, kind: Stretch['kind'], toMs: number): void => {
    const fromMs = Math.min(cursorMs, Math.max(submittedMs, toMs));
    const { stage, part } = step;
    if (fromMs < cursorMs)
      stretches.push({ stage, ...(part !== undefined && { part }), kind, fromMs, toMs: cursorMs });
    cursorMs = fromMs;
  };
  for (let step: Step | undefined = lastStep(job); step !== undefined; step = step.before()) {
    if (step.startedMs !== undefined) goBack(step, 'work', Math.max(step.queuedMs, step.startedMs));
    goBack(step, 'wait', step.queuedMs);
  }
  return stretches.toReversed().map(toSegment);
}

function lastStep(job: Job): Step {
  const { facts, closedMs } = job;
  if (closedMs === undefined) return oldestOpenStep(job);
  return facts.rejected?.ms === closedMs && facts.ingested === undefined ? ingestStep(job) : closeStep(job);
}

function toSegment({ fromMs, toMs, ...stretch }: Stretch): PathSegment {
  return { ...stretch, fromAt: new Date(fromMs).toISOString(), toAt: new Date(toMs).toISOString() };
}

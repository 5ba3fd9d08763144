/** How far each stage of a job is, by its parts. Pure. */
import type { JobDetail, Stage } from '@langflix/contracts';
import { STAGE_WORDS, isOpen } from '../format/words.ts';

export interface StageState {
  readonly stage: Stage;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  /** Undefined while nobody knows how many there will be. */
  readonly total: number | undefined;
  readonly failed: number;
}

/** Shown to people; planning and closing take a moment and belong to what is around them. */
const SHOWN: readonly Stage[] = ['ingest', 'measure', 'chunk', 'analyze', 'encode'];

type Known = Pick<JobDetail, 'summary' | 'timeline'>;

export function stagesOf(detail: Known): readonly StageState[] {
  return SHOWN.map((stage) => stageOf(stage, detail));
}

function stageOf(stage: Stage, { summary, timeline }: Known): StageState {
  const parts = timeline.parts.filter((part) => part.stage === stage);
  const ended = parts.filter(({ outcome }) => outcome !== 'open');
  const failed = parts.filter(({ outcome }) => outcome === 'failed').length;
  const total = totalOf(stage, summary, parts.length);
  const isAll = total !== undefined && total > 0 && ended.length >= total;
  const state =
    failed > 0 && failed === total
      ? 'failed'
      : isAll || (ended.length > 0 && !isOpen(summary.state))
        ? 'done'
        : parts.length > 0 && isOpen(summary.state)
          ? 'running'
          : 'waiting';
  return { stage, state, done: ended.length, total, failed };
}

function totalOf(stage: Stage, { counts }: Known['summary'], parts: number): number | undefined {
  if (stage === 'analyze') return counts.chunks ?? undefined;
  if (stage === 'encode') return counts.clipsRequested === 0 ? undefined : counts.clipsRequested;
  return Math.max(1, parts);
}

/** `4 of 12`, `4 of 12, 1 failed`, `done`, `waiting`. */
export function describeStage({ state, done, total, failed }: StageState): string {
  if (total === undefined || state === 'waiting') return 'waiting';
  if (total === 1) return { running: 'running', done: 'done', failed: 'failed' }[state];
  return `${done} of ${total}${failed > 0 ? `, ${failed} failed` : ''}`;
}

export const nameOfStage = (stage: Stage): string => STAGE_WORDS[stage];

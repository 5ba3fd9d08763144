import { formatDuration, formatPlural } from './format.ts';
import { isClosed } from './job-progress.ts';
import type { JobProgress } from './job-progress.ts';

export type StageState = 'waiting' | 'running' | 'done' | 'failed';

/** One line of the display. */
export interface Stage {
  readonly name: 'ingest' | 'subtitles' | 'analysis' | 'clips';
  readonly state: StageState;
  readonly done?: number;
  /** Present where a bar makes sense. */
  readonly total?: number;
  /** What stands beside it, e.g. `4 of 7, 1 failed`. */
  readonly detail: string;
}

/** The four stages of a job; undefined progress means that it has not been taken up yet. */
export function stagesOf(progress: JobProgress | undefined): readonly Stage[] {
  return [ingestStage(progress), subtitlesStage(progress), analysisStage(progress), clipsStage(progress)];
}

function ingestStage(progress: JobProgress | undefined): Stage {
  const name = 'ingest';
  if (progress === undefined) return { name, state: 'waiting', detail: '' };
  if (progress.status === 'rejected') return { name, state: 'failed', detail: 'rejected' };
  if (progress.contentSeconds === undefined) return { name, state: 'running', detail: '' };
  return { name, state: 'done', detail: `${formatDuration(progress.contentSeconds)} of film` };
}

function subtitlesStage(progress: JobProgress | undefined): Stage {
  const name = 'subtitles';
  if (progress?.contentSeconds === undefined) return { name, state: 'waiting', detail: '' };
  if (progress.chunksPlanned !== undefined) {
    return { name, state: 'done', detail: formatPlural(progress.chunksPlanned, 'chunk') };
  }
  return { name, state: progress.status === 'failed' ? 'failed' : 'running', detail: '' };
}

function analysisStage(progress: JobProgress | undefined): Stage {
  const name = 'analysis';
  const total = progress?.chunksPlanned;
  if (progress === undefined || total === undefined) return { name, state: 'waiting', detail: '' };
  const settled = progress.chunksDone + progress.chunksFailed;
  const state = settled < total ? 'running' : progress.chunksDone === 0 ? 'failed' : 'done';
  return { name, state, done: settled, total, detail: counted(settled, total, progress.chunksFailed) };
}

function clipsStage(progress: JobProgress | undefined): Stage {
  const name = 'clips';
  if (progress === undefined || (progress.clipsRequested === 0 && !isClosed(progress.status))) {
    return { name, state: 'waiting', detail: '' };
  }
  const settled = progress.clipsDone + progress.clipsFailed;
  const total = progress.clipsRequested;
  const isOver = isClosed(progress.status);
  const state = !isOver ? 'running' : progress.status === 'completed' ? 'done' : 'failed';
  const done = Math.min(total, settled + progress.clipsPartly);
  return { name, state, done, total, detail: counted(settled, total, progress.clipsFailed) };
}

function counted(done: number, total: number, failed: number): string {
  return `${done} of ${total}${failed > 0 ? `, ${failed} failed` : ''}`;
}

import type { JobProgress } from './job-progress.ts';

/** A look at the job and when it was taken. */
export interface Sample {
  readonly atMs: number;
  readonly progress: JobProgress;
}

/**
 * Seconds that are left, judged by what happened between the two looks. Analysis and encoding run side by side, so the
 * slower one decides. How many clips a film gives is only known at the end: until then the yield of the chunks
 * analysed so far is taken for all of them.
 * @returns undefined while there is too little to judge by.
 */
export function remainingSec(first: Sample, latest: Sample): number | undefined {
  const elapsedSec = (latest.atMs - first.atMs) / 1000;
  const now = latest.progress;
  const planned = now.chunksPlanned;
  if (planned === undefined || elapsedSec <= 0) return undefined;
  const left = [
    timeFor(planned - settledChunks(now), settledChunks(now) - settledChunks(first.progress), elapsedSec),
    timeFor(
      expectedClips(now, planned) - settledClips(now),
      settledClips(now) - settledClips(first.progress),
      elapsedSec,
    ),
  ];
  return left.some((sec) => sec === undefined) ? undefined : Math.max(...left.map(Number));
}

const settledChunks = (progress: JobProgress): number => progress.chunksDone + progress.chunksFailed;
/** Those under way as far as they are. */
const settledClips = (progress: JobProgress): number =>
  progress.clipsDone + progress.clipsFailed + progress.clipsPartly;

function expectedClips(progress: JobProgress, planned: number): number {
  const settled = settledChunks(progress);
  if (settled === 0) return Number.NaN;
  const expected = Math.max(progress.clipsRequested, (progress.clipsFound * planned) / settled);
  return Math.min(expected, progress.maxClips ?? Infinity);
}

/** Of a clip or chunk: less of it says nothing of the pace. */
const LEAST_DONE = 0.25;

function timeFor(amount: number, doneMeanwhile: number, elapsedSec: number): number | undefined {
  if (amount <= 0) return 0;
  if (Number.isNaN(amount) || doneMeanwhile < LEAST_DONE) return undefined;
  return (amount * elapsedSec) / doneMeanwhile;
}

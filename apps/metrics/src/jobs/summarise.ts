import type { JobSummary } from '@langflix/contracts';
import { isOpen } from './job-record.ts';
import type { JobRecord } from './job-record.ts';

/** The line of the list, as of now. */
export function summarise(record: JobRecord, nowMs: number): JobSummary {
  const { closedMs, submittedMs, contentSeconds, costUsd, series, episode } = record;
  const etaSeconds = remainingSeconds(record, nowMs);
  return {
    job: record.job,
    ...(series !== undefined && { series }),
    ...(episode !== undefined && { episode }),
    state: record.state,
    submittedAt: new Date(submittedMs).toISOString(),
    ...(closedMs !== undefined && { closedAt: new Date(closedMs).toISOString() }),
    wallSeconds: wallSecondsOf(record, nowMs),
    ...(contentSeconds !== undefined && { contentSeconds }),
    counts: record.counts,
    progress: progressOf(record),
    ...(etaSeconds !== undefined && { etaSeconds }),
    ...(costUsd !== undefined && { costUsd }),
    failures: record.failures,
    ...(record.sourceLanguage !== undefined && { sourceLanguage: record.sourceLanguage }),
    ...(record.targetLanguage !== undefined && { targetLanguage: record.targetLanguage }),
  };
}

/** Until now while it is open. */
export function wallSecondsOf({ submittedMs, closedMs }: JobRecord, nowMs: number): number {
  return Math.max(0, (closedMs ?? nowMs) - submittedMs) / 1000;
}

/** Accepting the film and closing the job count as one piece of work each, like a chunk or a clip. */
const BESIDES = 2;

/** How many clips a film gives is only known at the end: until then the yield of the chunks so far is taken for all. */
function progressOf(record: JobRecord): number {
  const { counts } = record;
  if (!isOpen(record)) return 1;
  if (record.state === 'waiting') return 0;
  if (counts.chunks === null) return 0.01;
  const clips = expectedClips(record) ?? counts.chunks;
  const done = 1 + settledChunks(record) + settledClips(record);
  return Math.min(0.99, done / (counts.chunks + Math.max(clips, settledClips(record)) + BESIDES));
}

/** Analysing and encoding run side by side, so the slower one decides. Undefined before the first of either is done. */
function remainingSeconds(record: JobRecord, nowMs: number): number | undefined {
  const { counts, workBeganMs } = record;
  const clips = expectedClips(record);
  if (record.state !== 'running' || counts.chunks === null) return undefined;
  if (workBeganMs === undefined || clips === undefined) return undefined;
  const elapsedSec = Math.max(0, nowMs - workBeganMs) / 1000;
  const left = [
    timeFor(counts.chunks - settledChunks(record), settledChunks(record), elapsedSec),
    timeFor(clips - settledClips(record), settledClips(record), elapsedSec),
  ];
  return left.some((sec) => sec === undefined) ? undefined : Math.max(...left.map(Number));
}

function timeFor(amount: number, done: number, elapsedSec: number): number | undefined {
  if (amount <= 0) return 0;
  return done === 0 ? undefined : (amount * elapsedSec) / done;
}

const settledChunks = ({ counts }: JobRecord): number => counts.chunksAnalyzed + counts.chunksFailed;
const settledClips = ({ counts }: JobRecord): number => counts.clipsEncoded + counts.clipsFailed;

function expectedClips(record: JobRecord): number | undefined {
  const { counts, expressions, maxClips = Infinity } = record;
  const settled = settledChunks(record);
  if (settled === 0 || counts.chunks === null) return undefined;
  if (settled >= counts.chunks && counts.clipsRequested > 0) return counts.clipsRequested;
  return Math.min(maxClips, Math.max(counts.clipsRequested, (expressions * counts.chunks) / settled));
}

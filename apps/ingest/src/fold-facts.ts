/**
 * The ledger as a pure fold: each fact changes the entry once, in any order, however often it comes. What is closed
 * stays as it is.
 */
import { clipIdOf } from '@langflix/contracts';
import type {
  ChunkAnalyzed,
  ClipFinished,
  EpisodeChunked,
  FailureBody,
  JobCounts,
  JobEntry,
} from '@langflix/contracts';
import { planClips } from './plan-clips.ts';

export function isClosed(entry: JobEntry): boolean {
  return entry.status === 'completed' || entry.status === 'failed' || entry.status === 'rejected';
}

/** True when every planned chunk and every requested clip has an outcome. */
export function isFinished(entry: JobEntry): boolean {
  const { plannedChunks } = entry;
  return (
    plannedChunks !== undefined &&
    Object.keys(entry.chunks).filter((chunk) => Number(chunk) < plannedChunks).length === plannedChunks &&
    Object.values(entry.clips).every((clip) => clip.state !== 'requested')
  );
}

export function foldPlan(entry: JobEntry, { outcome }: EpisodeChunked): JobEntry {
  if (isClosed(entry) || entry.plannedChunks !== undefined || outcome.status === 'failed') return entry;
  return planClips({ ...entry, plannedChunks: outcome.chunks });
}

export function foldAnalysis(entry: JobEntry, { chunk, outcome }: ChunkAnalyzed): JobEntry {
  if (isClosed(entry) || entry.chunks[chunk] !== undefined) return entry;
  if (outcome.status === 'failed') {
    return planClips({ ...entry, chunks: { ...entry.chunks, [chunk]: failureOf(outcome) } });
  }
  const clips = { ...entry.clips };
  for (const { analysis } of outcome.expressions) {
    const id = clipIdOf(entry.job, analysis.expression);
    const known = clips[id];
    const owned =
      known === undefined || chunk < known.chunk
        ? { state: 'candidate' as const, scores: {}, ...known, chunk, expression: analysis.expression }
        : known;
    clips[id] = { ...owned, scores: { ...owned.scores, [chunk]: analysis.score } };
  }
  const analyzed = { status: 'analyzed' as const, expressions: outcome.expressions.length };
  return planClips({ ...entry, clips, chunks: { ...entry.chunks, [chunk]: analyzed } });
}

export function foldClip(entry: JobEntry, { clip: id, outcome }: ClipFinished): JobEntry {
  const clip = entry.clips[id];
  if (isClosed(entry) || clip === undefined || clip.state === 'encoded' || clip.state === 'failed')
    return entry;
  const finished =
    outcome.status === 'encoded'
      ? { ...clip, state: 'encoded' as const, reused: outcome.reused }
      : { ...clip, state: 'failed' as const, failure: { code: outcome.code, reason: outcome.reason } };
  return { ...entry, clips: { ...entry.clips, [id]: finished } };
}

/** Closes the job without a result. */
export function foldEnd(
  entry: JobEntry,
  end: { readonly status: 'failed' | 'rejected'; readonly failure: FailureBody; readonly at: string },
): JobEntry {
  if (isClosed(entry)) return entry;
  return { ...entry, status: end.status, failure: end.failure, closedAt: end.at };
}

export function countsOf(entry: JobEntry): JobCounts {
  const chunks = Object.values(entry.chunks);
  const clips = Object.values(entry.clips);
  return {
    chunks: entry.plannedChunks ?? null,
    chunksAnalyzed: chunks.filter((chunk) => chunk.status === 'analyzed').length,
    chunksFailed: chunks.filter((chunk) => chunk.status === 'failed').length,
    clipsRequested: clips.filter((clip) => clip.state !== 'candidate').length,
    clipsEncoded: clips.filter((clip) => clip.state === 'encoded').length,
    clipsReused: clips.filter((clip) => clip.reused === true).length,
    clipsFailed: clips.filter((clip) => clip.state === 'failed').length,
  };
}

/**
 * Why a finished job has nothing to show: all of its chunks or all of its clips failed. Undefined when there is a
 * result, be it an episode in which nothing worth learning was found.
 */
export function failureOfWhole(entry: JobEntry): FailureBody | undefined {
  const counts = countsOf(entry);
  if (counts.clipsEncoded > 0) return undefined;
  const failed = Object.values(entry.clips).find((clip) => clip.failure !== undefined)?.failure;
  if (failed !== undefined) {
    return { code: failed.code, reason: allFailed('clip', counts.clipsFailed, failed.reason) };
  }
  const chunk = Object.values(entry.chunks).find((one) => one.status === 'failed');
  if (chunk?.status !== 'failed' || counts.chunksAnalyzed > 0) return undefined;
  return { code: chunk.code, reason: allFailed('chunk', counts.chunksFailed, chunk.reason) };
}

/** A single part needs no counting. */
function allFailed(part: 'chunk' | 'clip', count: number, reason: string): string {
  return count === 1 ? reason : `all ${count} ${part}s failed; the first: ${reason}`;
}

function failureOf(outcome: FailureBody): FailureBody & { readonly status: 'failed' } {
  return { status: 'failed', code: outcome.code, reason: outcome.reason };
}

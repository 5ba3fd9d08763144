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
import { shownByOf } from './shown-by.ts';

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

/** @param maxSceneMs longest scene that is seen whole in one clip, where clips are shared. Default: any. */
export function foldAnalysis(
  entry: JobEntry,
  { chunk, outcome }: ChunkAnalyzed,
  maxSceneMs = Infinity,
): JobEntry {
  if (isClosed(entry) || entry.chunks[chunk] !== undefined) return entry;
  if (outcome.status === 'failed') {
    return planClips({ ...entry, chunks: { ...entry.chunks, [chunk]: failureOf(outcome) } });
  }
  const clips = { ...entry.clips };
  const sharing =
    entry.submission.shareClips === true ? sharingIn(entry.job, outcome, maxSceneMs) : undefined;
  for (const { analysis } of outcome.expressions) {
    const { expression, score } = analysis;
    const id = clipIdOf(entry.job, expression);
    const known = clips[id];
    const shownBy = sharing?.get(id);
    const owned =
      known === undefined || chunk < known.chunk
        ? {
            state: 'candidate' as const,
            scores: {},
            ...known,
            chunk,
            expression,
            ...(shownBy && { shownBy }),
          }
        : known;
    clips[id] = { ...owned, scores: { ...owned.scores, [chunk]: score } };
  }
  const analyzed = { status: 'analyzed' as const, expressions: outcome.expressions.length };
  return planClips({ ...entry, clips, chunks: { ...entry.chunks, [chunk]: analyzed } });
}

function sharingIn(
  job: string,
  { expressions }: Extract<ChunkAnalyzed['outcome'], { status: 'analyzed' }>,
  maxSceneMs: number,
): ReadonlyMap<string, string[]> {
  // The first of several with the same words is the one that is cut.
  const byClip = new Map(
    expressions.toReversed().map(({ analysis }) => [clipIdOf(job, analysis.expression), analysis]),
  );
  return shownByOf(byClip, maxSceneMs);
}

/** The outcome of a clip is that of every expression it shows. */
export function foldClip(entry: JobEntry, { clip: id, outcome }: ClipFinished): JobEntry {
  const clip = entry.clips[id];
  if (isClosed(entry) || clip === undefined || clip.state === 'encoded' || clip.state === 'failed')
    return entry;
  if (outcome.status === 'encoded') {
    const encoded = { ...clip, state: 'encoded' as const, reused: outcome.reused };
    return { ...entry, clips: { ...entry.clips, [id]: encoded } };
  }
  const failed = { state: 'failed' as const, failure: { code: outcome.code, reason: outcome.reason } };
  const clips = Object.entries(entry.clips).map(([other, shown]) =>
    other === id || shown.sharedWith === id ? [other, { ...shown, ...failed }] : [other, shown],
  );
  return { ...entry, clips: Object.fromEntries(clips) };
}

/** Closes the job without a result. */
export function foldEnd(
  entry: JobEntry,
  end: { readonly status: 'failed' | 'rejected'; readonly failure: FailureBody; readonly at: string },
): JobEntry {
  if (isClosed(entry)) return entry;
  return { ...entry, status: end.status, failure: end.failure, closedAt: end.at };
}

/** Clips are files: expressions that share one count once. */
export function countsOf(entry: JobEntry): JobCounts {
  const chunks = Object.values(entry.chunks);
  const clips = Object.values(entry.clips).filter((clip) => clip.sharedWith === undefined);
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

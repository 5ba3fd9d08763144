import type { JobEntry } from '@langflix/contracts';

type Clips = JobEntry['clips'];

/**
 * Moves the candidates that are to be cut to `requested`. Clips are released in the order of the film: those of a
 * chunk when it and all chunks before it have an outcome. So an expression that several chunks hold is cut from the
 * first of them, whichever was analysed first, and the same episode always gives the same clips.
 *
 * With `maxClips` each released chunk gets its share of the limit, so that clips appear early, and what the chunks left
 * over goes to the best of the rest when all are in.
 */
export function planClips(entry: JobEntry): JobEntry {
  const released = releasedChunks(entry);
  const limit = entry.submission.maxClips;
  const chosen =
    limit === undefined
      ? Object.keys(entry.clips).filter((id) => (entry.clips[id]?.chunk ?? released) < released)
      : chooseWithin(entry, limit, released);
  const clips: Clips = { ...entry.clips };
  for (const id of chosen) {
    const clip = clips[id];
    if (clip?.state === 'candidate') clips[id] = { ...clip, state: 'requested' };
  }
  return { ...entry, clips };
}

/** Number of chunks from the first on that all have an outcome. */
function releasedChunks({ chunks }: JobEntry): number {
  let released = 0;
  while (chunks[released] !== undefined) released++;
  return released;
}

function chooseWithin(entry: JobEntry, limit: number, released: number): readonly string[] {
  const planned = entry.plannedChunks;
  if (planned === undefined) return [];
  const chosen = new Set<string>();
  for (let chunk = 0; chunk < Math.min(planned, released); chunk++) {
    const share = Math.floor(((chunk + 1) * limit) / planned) - Math.floor((chunk * limit) / planned);
    for (const id of bestOf(entry.clips, (clip) => clip.scores[chunk]).slice(0, share)) chosen.add(id);
  }
  if (released < planned) return [...chosen];
  for (const id of bestOf(entry.clips, (clip) => Math.max(...Object.values(clip.scores)))) {
    if (chosen.size >= limit) break;
    chosen.add(id);
  }
  return [...chosen];
}

/** Ids of the clips that have a score, best first; equal scores in the order of their ids. */
function bestOf(clips: Clips, scoreOf: (clip: Clips[string]) => number | undefined): string[] {
  return Object.entries(clips)
    .map(([id, clip]) => ({ id, score: scoreOf(clip) }))
    .filter((item): item is { id: string; score: number } => item.score !== undefined)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .map((item) => item.id);
}

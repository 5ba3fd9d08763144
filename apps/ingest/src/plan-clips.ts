import type { JobEntry } from '@langflix/contracts';

type Clips = JobEntry['clips'];

/**
 * Moves the candidates that are to be cut to `requested`. Without a limit that is all of them, at once. With
 * `maxClips` each chunk gets its share of the limit as soon as it is analysed, so that clips appear early, and what the
 * chunks left over goes to the best of the rest when all chunks are in. The set that results depends only on what
 * the facts say, never on the order in which they came.
 */
export function planClips(entry: JobEntry): JobEntry {
  const limit = entry.submission.maxClips;
  const chosen = limit === undefined ? Object.keys(entry.clips) : chooseWithin(entry, limit);
  const clips: Clips = { ...entry.clips };
  for (const id of chosen) {
    const clip = clips[id];
    if (clip?.state === 'candidate') clips[id] = { ...clip, state: 'requested' };
  }
  return { ...entry, clips };
}

function chooseWithin(entry: JobEntry, limit: number): readonly string[] {
  const planned = entry.plannedChunks;
  if (planned === undefined) return [];
  const chosen = new Set<string>();
  for (let chunk = 0; chunk < planned; chunk++) {
    const share = Math.floor(((chunk + 1) * limit) / planned) - Math.floor((chunk * limit) / planned);
    for (const id of bestOf(entry.clips, (clip) => clip.scores[chunk]).slice(0, share)) chosen.add(id);
  }
  if (Object.keys(entry.chunks).length < planned) return [...chosen];
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

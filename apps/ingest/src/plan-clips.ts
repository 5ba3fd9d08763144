import type { JobEntry } from '@langflix/contracts';
import { createClipChoice } from './clip-choice.ts';
import type { ClipChoice } from './clip-choice.ts';

type Clips = JobEntry['clips'];

/**
 * Moves the candidates that are to be cut to `requested`, and those that a clip of another expression shows to
 * `shared`. Clips are released in the order of the film: those of a chunk when it and all chunks before it have an
 * outcome. So an expression that several chunks hold is cut from the first of them, whichever was analysed first, and
 * the same episode always gives the same clips.
 *
 * With `maxClips` each released chunk gets its share of the limit, so that clips appear early, and what the chunks left
 * over goes to the best of the rest when all are in.
 */
export function planClips(entry: JobEntry): JobEntry {
  const released = releasedChunks(entry);
  const limit = entry.submission.maxClips;
  const choice = createClipChoice(entry.clips);
  if (limit === undefined) chooseAll(entry, choice, released);
  else chooseWithin(entry, choice, { limit, released });
  return { ...entry, clips: applied(entry.clips, choice) };
}

/** Number of chunks from the first on that all have an outcome. */
function releasedChunks({ chunks }: JobEntry): number {
  let released = 0;
  while (chunks[released] !== undefined) released++;
  return released;
}

function chooseAll({ clips }: JobEntry, choice: ClipChoice, released: number): void {
  for (let chunk = 0; chunk < released; chunk++) {
    for (const id of bestOf(clips, (clip) => (clip.chunk === chunk ? clip.scores[chunk] : undefined))) {
      choice.take(id);
    }
  }
}

function chooseWithin(
  { clips, plannedChunks: planned }: JobEntry,
  choice: ClipChoice,
  { limit, released }: { readonly limit: number; readonly released: number },
): void {
  if (planned === undefined) return;
  for (let chunk = 0; chunk < Math.min(planned, released); chunk++) {
    let share = Math.floor(((chunk + 1) * limit) / planned) - Math.floor((chunk * limit) / planned);
    for (const id of bestOf(clips, (clip) => clip.scores[chunk])) {
      if (share === 0) break;
      if (choice.isCut(id) || choice.take(id)) share--;
    }
  }
  if (released < planned) return;
  for (const id of bestOf(clips, (clip) => Math.max(...Object.values(clip.scores)))) {
    if (choice.size() >= limit) break;
    choice.take(id);
  }
}

/** Ids of the clips that have a score, best first; equal scores by place in the film. */
function bestOf(clips: Clips, scoreOf: (clip: Clips[string]) => number | undefined): string[] {
  return Object.entries(clips)
    .map(([id, clip]) => ({ id, clip, score: scoreOf(clip) }))
    .filter((item): item is typeof item & { score: number } => item.score !== undefined)
    .sort((a, b) => b.score - a.score || byPlace(a.clip, b.clip))
    .map((item) => item.id);
}

/** Not by id: that is another one in each job. */
function byPlace(a: Clips[string], b: Clips[string]): number {
  return a.chunk - b.chunk || (a.expression < b.expression ? -1 : 1);
}

function applied(clips: Clips, choice: ClipChoice): Clips {
  return Object.fromEntries(
    Object.entries(clips).map(([id, clip]) => {
      if (clip.state !== 'candidate') return [id, clip];
      const sharedWith = choice.hostOf(id);
      if (sharedWith !== undefined) return [id, { ...clip, state: 'shared' as const, sharedWith }];
      return [id, choice.isCut(id) ? { ...clip, state: 'requested' as const } : clip];
    }),
  );
}

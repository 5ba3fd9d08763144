import type { ClipEntry, JobEntry, JobStatus } from '@langflix/contracts';

/** A ledger entry boiled down to what a progress display needs; all are sizes of sets. */
export interface JobProgress {
  readonly job: string;
  readonly status: JobStatus;
  /** `Show S01E02`, once known. */
  readonly title: string | undefined;
  readonly targetLanguage: string;
  readonly contentSeconds: number | undefined;
  readonly maxClips: number | undefined;
  /** Undefined while the plan is not known. */
  readonly chunksPlanned: number | undefined;
  readonly chunksDone: number;
  readonly chunksFailed: number;
  /** Found, whether or not they are to be cut; without those that another clip shows. */
  readonly clipsFound: number;
  /** To be cut, cut or failed. */
  readonly clipsRequested: number;
  readonly clipsDone: number;
  /** Of clipsDone: found finished in the store. */
  readonly clipsReused: number;
  readonly clipsFailed: number;
  /** What of the clips under way is encoded already, in whole clips: three that are half done are 1.5. */
  readonly clipsPartly: number;
}

/** @param clipsPartly see there; the ledger does not know */
export function jobProgress(entry: JobEntry, clipsPartly = 0): JobProgress {
  const chunks = Object.values(entry.chunks);
  // Expressions that share a clip count once.
  const clips = Object.values(entry.clips).filter(({ sharedWith }) => sharedWith === undefined);
  const inState = (...states: ClipEntry['state'][]): number =>
    clips.filter((clip) => states.includes(clip.state)).length;
  return {
    job: entry.job,
    status: entry.status,
    title: entry.title === undefined ? undefined : `${entry.title.series} ${entry.title.episode}`,
    targetLanguage: entry.submission.targetLanguage,
    contentSeconds: entry.contentSeconds,
    maxClips: entry.submission.maxClips,
    chunksPlanned: entry.plannedChunks,
    chunksDone: chunks.filter((chunk) => chunk.status === 'analyzed').length,
    chunksFailed: chunks.filter((chunk) => chunk.status === 'failed').length,
    clipsFound: clips.length,
    clipsRequested: inState('requested', 'encoded', 'failed'),
    clipsDone: inState('encoded'),
    clipsReused: clips.filter((clip) => clip.state === 'encoded' && clip.reused === true).length,
    clipsFailed: inState('failed'),
    clipsPartly,
  };
}

/** True when nothing more will happen to the job. */
export function isClosed(status: JobStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'rejected';
}

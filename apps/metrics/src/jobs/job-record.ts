import type { JobCounts, JobState } from '@langflix/contracts';

/** All that is kept of a job: numbers and short texts, so that ten thousand of them are a few megabytes. */
export interface JobRecord {
  readonly job: string;
  /** Position by first event, from 0: the newest job has the highest. */
  readonly number: number;
  /** Unix milliseconds, as all times here. */
  submittedMs: number;
  submission: SubmissionMark | undefined;
  state: JobState;
  closedMs: number | undefined;
  series: string | undefined;
  episode: string | undefined;
  sourceLanguage: string | undefined;
  targetLanguage: string | undefined;
  contentSeconds: number | undefined;
  /** Most clips that were asked for. */
  maxClips: number | undefined;
  counts: JobCounts;
  /** Expressions found, before any limit. */
  expressions: number;
  /** First chunk ready. */
  workBeganMs: number | undefined;
  costUsd: number | undefined;
  failures: number;
  /** Numbers of its first and last fact in the stream. */
  facts: { readonly firstSeq: number; readonly lastSeq: number } | undefined;
  /** Grows with every event: what was read of the job before is out of date. */
  version: number;
  traceId: string | undefined;
}

/** What names the submission. */
export interface SubmissionMark {
  readonly id: string;
  readonly source: string | undefined;
}

export function createRecord(job: string, number: number, atMs: number): JobRecord {
  return {
    job,
    number,
    submittedMs: atMs,
    submission: undefined,
    state: 'waiting',
    closedMs: undefined,
    series: undefined,
    episode: undefined,
    sourceLanguage: undefined,
    targetLanguage: undefined,
    contentSeconds: undefined,
    maxClips: undefined,
    counts: {
      chunks: null,
      ...{ chunksAnalyzed: 0, chunksFailed: 0 },
      ...{ clipsRequested: 0, clipsEncoded: 0, clipsReused: 0, clipsFailed: 0 },
    },
    expressions: 0,
    workBeganMs: undefined,
    costUsd: undefined,
    failures: 0,
    facts: undefined,
    version: 0,
    traceId: undefined,
  };
}

export function isOpen({ state }: Pick<JobRecord, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

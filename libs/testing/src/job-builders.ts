import type {
  EpisodeCompleted,
  EpisodeFailed,
  EpisodeRejected,
  JobCounts,
  JobEntry,
} from '@langflix/contracts';
import { anEpisodeSubmitted } from './builders.ts';
import { A_JOB, A_SUBMISSION } from './sample-job.ts';

/** One chunk, one expression, one clip, all done. */
export function someJobCounts(override: Partial<JobCounts> = {}): JobCounts {
  return {
    chunks: 1,
    chunksAnalyzed: 1,
    chunksFailed: 0,
    clipsRequested: 1,
    clipsEncoded: 1,
    clipsReused: 0,
    clipsFailed: 0,
    ...override,
  };
}

export function anEpisodeCompleted(override: Partial<EpisodeCompleted> = {}): EpisodeCompleted {
  return {
    job: A_JOB,
    partial: false,
    counts: someJobCounts(),
    manifest: 'file:///out/Corner%20Cafe/S01E02/ko/manifest.json',
    gallery: 'file:///out/Corner%20Cafe/S01E02/ko/index.html',
    submittedAt: '2026-03-02T08:00:00.000Z',
    completedAt: '2026-03-02T08:00:09.500Z',
    wallSeconds: 9.5,
    contentSeconds: 90,
    ...override,
  };
}

export function anEpisodeRejected(override: Partial<EpisodeRejected> = {}): EpisodeRejected {
  return {
    job: A_JOB,
    code: 'file_missing',
    reason: 'No film at file:///media/Corner%20Cafe.S01E02.mp4: check the path.',
    ...override,
  };
}

export function anEpisodeFailed(override: Partial<EpisodeFailed> = {}): EpisodeFailed {
  return {
    job: A_JOB,
    code: 'subtitle_format',
    reason: 'file:///media/Corner%20Cafe.S01E02.en.srt is neither SRT nor WebVTT: supply one of these.',
    ...override,
  };
}

/** A job that was accepted and has no plan yet. */
export function aJobEntry(override: Partial<JobEntry> = {}): JobEntry {
  return {
    job: A_JOB,
    submissionId: A_SUBMISSION.id,
    submissionSource: A_SUBMISSION.source,
    submission: anEpisodeSubmitted(),
    status: 'processing',
    title: { series: 'Corner Cafe', episode: 'S01E02' },
    contentSeconds: 90,
    chunks: {},
    clips: {},
    submittedAt: '2026-03-02T08:00:00.000Z',
    ...override,
  };
}

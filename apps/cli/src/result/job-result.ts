import { fileURLToPath } from 'node:url';
import { failedParts } from '@langflix/contracts';
import type { AnalysisUsage, FailedPart, JobEntry, LanguageLevel } from '@langflix/contracts';
import { EXIT_CODE } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { jobProgress } from '../progress/job-progress.ts';

/** What a closed (or still open) job looks like to people and, as the last line of `--json`, to programs. */
export interface JobResult {
  /** Null when the command ended before there was one. */
  readonly job: string | null;
  readonly status: 'complete' | 'partial' | 'failed' | 'rejected' | 'accepted' | 'processing' | 'interrupted';
  /** Finished clips. */
  readonly clips: number;
  /** Of clips: found finished by an earlier run. */
  readonly reused: number;
  /** Chunks, and expressions without a clip because it failed: as many as `failures`. */
  readonly failed: number;
  /** Local paths, or URIs where the results are elsewhere; null before completion. */
  readonly manifest: string | null;
  readonly gallery: string | null;
  /** Seconds from the start of the command; where only looked up: from submission to the end. */
  readonly wallSeconds: number;
  /** Length of the film; null while not known. */
  readonly contentSeconds: number | null;
  readonly failures: readonly FailedPart[];
  /** What was asked for; null when the command ended before there was a job. */
  readonly level: LanguageLevel | null;
  /** What the analysis cost so far; absent where nobody looked. */
  readonly usage?: AnalysisUsage;
  /** The same by adapter and model, where a model was asked. */
  readonly usageByModel?: Readonly<Record<string, AnalysisUsage>> | undefined;
  /** What is wrong with the subtitles and did not stop the job; absent where nobody looked. */
  readonly remarks?: readonly string[];
  /** Why the job was refused or failed as a whole. */
  readonly code?: string;
  readonly reason?: string;
}

/** @param wallSeconds measured by the caller; taken from the entry's own times when absent. */
export function jobResult(entry: JobEntry, wallSeconds?: number): JobResult {
  const progress = jobProgress(entry);
  const failures = failedParts(entry);
  return {
    job: entry.job,
    status: statusOf(entry),
    clips: progress.clipsDone,
    reused: progress.clipsReused,
    failed: failures.length,
    manifest: localPath(entry.result?.manifest),
    gallery: localPath(entry.result?.gallery),
    wallSeconds: round(wallSeconds ?? secondsOf(entry)),
    contentSeconds: entry.contentSeconds === undefined ? null : round(entry.contentSeconds),
    failures,
    level: entry.submission.level,
    ...(entry.failure && { code: entry.failure.code, reason: entry.failure.reason }),
  };
}

/** What is known of a job whose command was stopped; it goes on where it was when the command is run again. */
export function interruptedResult(entry: JobEntry | undefined, wallSeconds: number): JobResult {
  const nothing = {
    job: null,
    clips: 0,
    reused: 0,
    failed: 0,
    manifest: null,
    gallery: null,
    wallSeconds: round(wallSeconds),
    contentSeconds: null,
    failures: [],
    level: null,
  };
  const known = entry === undefined ? nothing : jobResult(entry, wallSeconds);
  return { ...known, status: 'interrupted' };
}

export function exitCodeOf(status: JobResult['status']): ExitCode {
  if (status === 'partial') return EXIT_CODE.partial;
  if (status === 'interrupted') return EXIT_CODE.interrupted;
  return status === 'failed' || status === 'rejected' ? EXIT_CODE.failed : EXIT_CODE.complete;
}

function statusOf(entry: JobEntry): JobResult['status'] {
  if (entry.status !== 'completed') return entry.status;
  return entry.result?.partial === true ? 'partial' : 'complete';
}

function localPath(uri: string | undefined): string | null {
  if (uri === undefined) return null;
  return uri.startsWith('file://') ? fileURLToPath(uri) : uri;
}

function secondsOf(entry: JobEntry): number {
  const end = entry.closedAt === undefined ? Date.now() : Date.parse(entry.closedAt);
  return (end - Date.parse(entry.submittedAt)) / 1000;
}

const round = (seconds: number): number => Math.round(seconds * 100) / 100;

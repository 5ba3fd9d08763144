/** What had to wait for what: each piece of work of a job, and the one before that asked for it. */
import type { Stage } from '@langflix/contracts';
import type { Fact, JobFacts, Settled } from './job-facts.ts';

/** One piece of work as the critical path passes through it. */
export interface Step {
  readonly stage: Stage;
  readonly part?: string;
  /** When all was there that it needs. */
  readonly queuedMs: number;
  /** Undefined for open work: nobody has told yet. */
  readonly startedMs: number | undefined;
  /** Undefined for the first. */
  readonly before: () => Step | undefined;
}

/** The facts of a submitted job with its bounds. */
export interface Job {
  readonly facts: JobFacts;
  readonly submittedMs: number;
  /** When it was closed; undefined while it is open. */
  readonly closedMs: number | undefined;
  /** When it was closed, else now. */
  readonly endMs: number;
}

/** Work without a record counts as begun at once; open work has not told. */
export function beginOf(fact: Fact | undefined, queuedMs: number): number | undefined {
  return fact && (fact.work?.startedMs ?? queuedMs);
}

export function ingestStep({ facts, submittedMs }: Job): Step {
  const { ingested, rejected } = facts;
  const startedMs = beginOf(ingested ?? rejected, submittedMs);
  return { stage: 'ingest', queuedMs: submittedMs, startedMs, before: () => undefined };
}

export function measureStep(job: Job): Step {
  return afterIngest(job, 'measure', job.facts.measured);
}

export function chunkStep(job: Job, end: Fact | undefined = job.facts.chunked): Step {
  return afterIngest(job, 'chunk', end);
}

function afterIngest(job: Job, stage: Stage, end: Fact | undefined): Step {
  const queuedMs = job.facts.ingested?.ms ?? job.submittedMs;
  return { stage, queuedMs, startedMs: beginOf(end, queuedMs), before: () => ingestStep(job) };
}

export function analyzeStep(job: Job, chunk: number): Step {
  const { ready, analyzed, chunked, ingested } = job.facts;
  const asked = ready.get(chunk) ?? chunked;
  const queuedMs = asked?.ms ?? ingested?.ms ?? job.submittedMs;
  const startedMs = beginOf(analyzed.get(chunk), queuedMs);
  return { stage: 'analyze', part: String(chunk), queuedMs, startedMs, before: () => chunkStep(job, asked) };
}

/** From the fact that decided about a clip to the request for it. */
export function planStep(job: Job, clip: string): Step | undefined {
  const request = job.facts.requested.get(clip);
  if (request === undefined) return undefined;
  const cause = lastBefore(decidingSteps(job, request.chunk), request.work?.startedMs ?? request.ms);
  const queuedMs = cause?.ms ?? job.facts.ingested?.ms ?? job.submittedMs;
  const before = (): Step | undefined => (cause === undefined ? ingestStep(job) : cause.step());
  return {
    stage: 'plan',
    part: String(request.chunk),
    queuedMs,
    startedMs: beginOf(request, queuedMs),
    before,
  };
}

/** A clip is cut when it has been asked for and, where it has sound, that of the film is measured. */
export function encodeStep(job: Job, clip: string): Step {
  const { requested, finished, measured, ingested } = job.facts;
  const request = requested.get(clip);
  const end = finished.get(clip);
  const askedMs = request?.ms ?? ingested?.ms ?? job.submittedMs;
  const waitsForSound =
    request?.hasSound === true &&
    measured !== undefined &&
    measured.ms > askedMs &&
    measured.ms <= (end?.ms ?? Infinity);
  const queuedMs = waitsForSound ? measured.ms : askedMs;
  const before = (): Step => (waitsForSound ? measureStep(job) : (planStep(job, clip) ?? ingestStep(job)));
  return { stage: 'encode', part: clip, queuedMs, startedMs: beginOf(end, queuedMs), before };
}

/** From the last part's outcome to the end of the job. */
export function closeStep(job: Job): Step {
  const { facts, submittedMs } = job;
  const last = lastBefore([...deciding(job), ...finishing(job)], Infinity);
  const queuedMs = last?.ms ?? facts.ingested?.ms ?? submittedMs;
  const startedMs = beginOf(endOf(facts), queuedMs);
  const before = (): Step => (last === undefined ? ingestStep(job) : last.step());
  return { stage: 'close', queuedMs, startedMs, before };
}

/** The fact that closed the job: of several the first. */
export function endOf({ completed, failed, rejected }: JobFacts): Settled | undefined {
  return [completed, failed, rejected]
    .filter((fact) => fact !== undefined)
    .toSorted((a, b) => a.ms - b.ms)[0];
}

interface Cause {
  readonly ms: number;
  readonly step: () => Step;
}

/** Clips are released in the order of the film; with a limit on them every chunk may decide about each. */
function decidingSteps(job: Job, chunk: number): readonly Cause[] {
  const hasLimit = job.facts.submitted?.hasLimit ?? false;
  return hasLimit ? deciding(job) : deciding(job, chunk);
}

function deciding(job: Job, upTo = Infinity): readonly Cause[] {
  const { analyzed, chunked } = job.facts;
  const analyses = [...analyzed]
    .filter(([chunk]) => chunk <= upTo)
    .toSorted(([a], [b]) => a - b)
    .map(([chunk, { ms }]) => ({ ms, step: () => analyzeStep(job, chunk) }));
  return chunked === undefined || upTo < Infinity
    ? analyses
    : [{ ms: chunked.ms, step: () => chunkStep(job) }, ...analyses];
}

function finishing(job: Job): readonly Cause[] {
  return [...job.facts.finished]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([clip, { ms }]) => ({ ms, step: () => encodeStep(job, clip) }));
}

/** The latest until then; when clocks differ so much that there is none, the latest. */
function lastBefore(causes: readonly Cause[], untilMs: number): Cause | undefined {
  const possible = causes.filter(({ ms }) => ms <= untilMs);
  return (possible.length > 0 ? possible : causes).reduce<Cause | undefined>(
    (last, cause) => (last === undefined || cause.ms >= last.ms ? cause : last),
    undefined,
  );
}

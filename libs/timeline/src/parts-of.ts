import type { TimelinePart } from '@langflix/contracts';
import type { Fact, Settled } from './job-facts.ts';
import { openSteps } from './open-work.ts';
import {
  analyzeStep,
  chunkStep,
  closeStep,
  encodeStep,
  endOf,
  ingestStep,
  measureStep,
  planStep,
} from './steps.ts';
import type { Job, Step } from './steps.ts';

/** Every piece of work of a job that is known, stage by stage, each in the order it was asked for. */
export function partsOf(job: Job): readonly TimelinePart[] {
  const { facts } = job;
  const { ingested, rejected, measured, chunked, ready, analyzed, requested, finished } = facts;
  const isRejected = ingested === undefined && rejected !== undefined;
  const chunks = new Set([...ready.keys(), ...analyzed.keys()]);
  const clips = new Set([...requested.keys(), ...finished.keys()]);
  const isClosing = job.closedMs === undefined && openSteps(job).some(({ stage }) => stage === 'close');
  return [
    partOf(ingestStep(job), ingested ?? rejected),
    ...(ingested === undefined && measured === undefined ? [] : [partOf(measureStep(job), measured)]),
    ...(ingested === undefined && chunked === undefined ? [] : [partOf(chunkStep(job), chunked)]),
    ...inOrder([...chunks].map((chunk) => partOf(analyzeStep(job, chunk), analyzed.get(chunk)))),
    ...inOrder(plansOf(job)),
    ...inOrder([...clips].map((clip) => encodePart(job, clip))),
    ...(isClosing || (job.closedMs !== undefined && !isRejected)
      ? [partOf(closeStep(job), endOf(facts))]
      : []),
  ];
}

/** The clip as it was asked for: that it waits for the film's sound then is part of its work. */
function encodePart({ facts, submittedMs, ...job }: Job, clip: string): TimelinePart {
  const request = facts.requested.get(clip);
  const { stage, part } = encodeStep({ facts, submittedMs, ...job }, clip);
  const queuedMs = request?.ms ?? facts.ingested?.ms ?? submittedMs;
  const label = request === undefined ? {} : { label: request.label };
  return {
    ...partOf({ stage, queuedMs, ...(part !== undefined && { part }) }, facts.finished.get(clip)),
    ...label,
  };
}

/** One part per chunk that clips were asked for from, over all of its clips. */
function plansOf(job: Job): readonly TimelinePart[] {
  const byChunk = Map.groupBy(job.facts.requested, ([, { chunk }]) => chunk);
  return [...byChunk].map(([chunk, requests]) => {
    const inTime = requests.toSorted(([, a], [, b]) => a.ms - b.ms);
    const queued = inTime.map(([clip]) => planStep(job, clip)?.queuedMs ?? Infinity);
    const first = inTime[0]?.[1];
    const last = inTime.at(-1)?.[1];
    const end = last && { ...last, ...(first?.work && { work: first.work }) };
    const settled = end && ({ ms: end.ms, ...(end.work && { work: end.work }), outcome: 'done' } as const);
    return partOf({ stage: 'plan', part: String(chunk), queuedMs: Math.min(...queued) }, settled);
  });
}

/**
 * Machines' clocks may differ: a part never begins before it was asked for, and its work keeps the length that its own
 * machine measured.
 */
function partOf(step: Pick<Step, 'stage' | 'part' | 'queuedMs'>, end: Settled | undefined): TimelinePart {
  const { stage, part, queuedMs } = step;
  const what = { stage, ...(part !== undefined && { part }), queuedAt: iso(queuedMs) };
  if (end === undefined) return { ...what, outcome: 'open' };
  const { outcome, failure } = end;
  return { ...what, ...timesOf(queuedMs, end), outcome, ...(failure && { failure }) };
}

function timesOf(queuedMs: number, { ms, work }: Fact): Partial<TimelinePart> {
  if (work === undefined) return { endedAt: iso(Math.max(queuedMs, ms)) };
  const { startedMs, attempt, deliveries, worker } = work;
  const beginMs = Math.max(queuedMs, startedMs);
  const endMs = beginMs + Math.max(0, ms - startedMs);
  return { startedAt: iso(beginMs), endedAt: iso(endMs), attempt, deliveries, worker };
}

function inOrder(parts: readonly TimelinePart[]): readonly TimelinePart[] {
  return parts.toSorted(
    (a, b) => Date.parse(a.queuedAt) - Date.parse(b.queuedAt) || byName(a.part ?? '', b.part ?? ''),
  );
}

/** Chunks are numbers, clips are not. */
function byName(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

const iso = (ms: number): string => new Date(ms).toISOString();

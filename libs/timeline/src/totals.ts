import { STAGES } from '@langflix/contracts';
import type { OperationRow, PathSegment, Stage, StageTotals, TimelinePart } from '@langflix/contracts';
import type { JobFacts } from './job-facts.ts';
import { addTotals, noSums } from './work-sums.ts';
import type { WorkSums } from './work-sums.ts';
import { WAIT_FOR_QUOTA } from './waits.ts';

/** All stages, those without parts too. Work of an open part counts as waiting until `endMs`. */
export function stageTotals(
  facts: JobFacts,
  parts: readonly TimelinePart[],
  { criticalPath, endMs }: { readonly criticalPath: readonly PathSegment[]; readonly endMs: number },
): StageTotals[] {
  return STAGES.map((stage) => {
    const own = parts.filter((part) => part.stage === stage);
    const segments = criticalPath.filter((segment) => segment.stage === stage);
    const sums = facts.sums.get(stage);
    return {
      stage,
      parts: own.length,
      failed: own.filter(({ outcome }) => outcome === 'failed').length,
      waitSeconds: sum(own.map((part) => waitMsOf(part, endMs))) / 1000,
      workSeconds: sum(own.map(workMsOf)) / 1000,
      criticalSeconds: sum(segments.map(({ fromAt, toAt }) => between(fromAt, toAt))) / 1000,
      ...memoryChangeOf(sums),
    };
  });
}

function waitMsOf(part: TimelinePart, endMs: number): number {
  if (part.endedAt === undefined) return Math.max(0, endMs - Date.parse(part.queuedAt));
  return part.startedAt === undefined ? 0 : between(part.queuedAt, part.startedAt);
}

/** Without a record nobody knows when it began: all of it counts as work. */
function workMsOf({ queuedAt, startedAt = queuedAt, endedAt }: TimelinePart): number {
  return endedAt === undefined ? 0 : between(startedAt, endedAt);
}

function memoryChangeOf(sums: WorkSums | undefined): Pick<StageTotals, 'memoryChange'> {
  if (sums === undefined || sums.deliveries === 0) return {};
  const { deliveries, memoryChangeBytes, maxMemoryChangeBytes } = sums;
  const meanBytes = Math.round(memoryChangeBytes / deliveries);
  return { memoryChange: { deliveries, meanBytes, maxBytes: maxMemoryChangeBytes } };
}

/**
 * Operations over the whole job, stage by stage, the longest first. A chunk that was delivered more often than its
 * attempts count was handed back for the quota: how long it was away counts as waiting for it.
 */
export function operationRows(facts: JobFacts, parts: readonly TimelinePart[]): OperationRow[] {
  return STAGES.flatMap((stage) => {
    const sums = withParking(stage, parts, facts.sums.get(stage));
    const rows = [...sums.operations].map(([operation, { count, totalUs, maxUs }]) => ({
      ...{ operation, stage, count, totalMs: totalUs / 1000, maxMs: maxUs / 1000 },
    }));
    return rows.toSorted((a, b) => b.totalMs - a.totalMs || (a.operation < b.operation ? -1 : 1));
  });
}

/** No worker records a wait for quota that lasts long: the chunk is handed back meanwhile. */
function withParking(stage: Stage, parts: readonly TimelinePart[], sums: WorkSums = noSums()): WorkSums {
  if (stage !== 'analyze') return sums;
  const parked = parts.filter(
    ({ stage: own, deliveries = 0, attempt = 0 }) => own === stage && deliveries > attempt,
  );
  const all = { ...sums, operations: new Map([...sums.operations].map(([name, it]) => [name, { ...it }])) };
  for (const part of parked) {
    const waitMs = waitMsOf(part, 0);
    addTotals(all, WAIT_FOR_QUOTA, { count: 1, totalMs: waitMs, maxMs: waitMs });
  }
  return all;
}

const between = (from: string, to: string): number => Date.parse(to) - Date.parse(from);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, it) => total + it, 0);

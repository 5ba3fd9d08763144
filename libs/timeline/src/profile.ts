import { STAGES } from '@langflix/contracts';
import type { JobTimeline, PathSegment, Stage } from '@langflix/contracts';

/** How one stage of a job went, seconds. */
export interface StageProfile {
  /** Of the critical path. */
  readonly criticalWait: number;
  readonly criticalWork: number;
  /** Over all parts. */
  readonly parts: number;
  readonly work: number;
  /** Totals by operation. */
  readonly operations: Readonly<Record<string, number>>;
}

/** What is kept of a job to compare others with: some dozens of numbers, however many clips it had. */
export interface TimelineProfile {
  readonly contentSeconds?: number;
  readonly stages: Readonly<Record<Stage, StageProfile>>;
}

export function profileOf(timeline: JobTimeline): TimelineProfile {
  const { contentSeconds } = timeline;
  const stages = STAGES.map((stage) => [stage, stageProfile(timeline, stage)] as const);
  return {
    ...(contentSeconds !== undefined && contentSeconds > 0 && { contentSeconds }),
    stages: Object.fromEntries(stages) as Record<Stage, StageProfile>,
  };
}

function stageProfile({ criticalPath, stages, operations }: JobTimeline, stage: Stage): StageProfile {
  const segments = criticalPath.filter((segment) => segment.stage === stage);
  const seconds = (kind: PathSegment['kind']): number =>
    segments
      .filter((segment) => segment.kind === kind)
      .reduce((sum, { fromAt, toAt }) => sum + (Date.parse(toAt) - Date.parse(fromAt)) / 1000, 0);
  const totals = stages.find((one) => one.stage === stage);
  const rows = operations.filter((row) => row.stage === stage);
  return {
    criticalWait: seconds('wait'),
    criticalWork: seconds('work'),
    parts: totals?.parts ?? 0,
    work: totals?.workSeconds ?? 0,
    operations: Object.fromEntries(rows.map(({ operation, totalMs }) => [operation, totalMs / 1000])),
  };
}

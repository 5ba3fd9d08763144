import { STAGES } from '@langflix/contracts';
import type { JobTimeline, SlowCause, Stage } from '@langflix/contracts';
import { explain } from './explain.ts';
import { grownOperation } from './grown-operation.ts';
import { median } from './median.ts';
import { profileOf } from './profile.ts';
import type { StageProfile, TimelineProfile } from './profile.ts';
import { waitInWords } from './waits.ts';

/** One stage of the job beside the same stage of the others, theirs brought to this job's length. */
export interface StageComparison {
  readonly stage: Stage;
  readonly own: StageProfile;
  readonly others: readonly StageProfile[];
}

/**
 * What made a job slow: the stage whose share of the critical path exceeds the median of the other jobs' most, and in
 * it the operation that grew most over all its parts. Jobs are compared per minute of film where the lengths are known.
 * Without others: the stage with most of the critical path, and its longest operation.
 *
 * `medianSeconds` is what the median would be for a film of this length. The kind is `wait` where the operation
 * is one of waiting, and where parts waited for a free worker for another reason than the slow work of their siblings.
 *
 * @returns undefined when no stage took longer than usual
 */
export function slowCauseOf(
  timeline: JobTimeline,
  others: readonly TimelineProfile[],
): SlowCause | undefined {
  const own = profileOf(timeline);
  const comparable = broughtToLength(own, others);
  const slowest = STAGES.map((stage) => ({
    ...{ stage, own: own.stages[stage], others: comparable.map(({ stages }) => stages[stage]) },
  })).reduce((worst, one) => (growthOf(one, critical) > growthOf(worst, critical) ? one : worst));
  if (growthOf(slowest, critical) <= 0) return undefined;
  const operation = grownOperation(slowest);
  const kind = kindOf(slowest, operation);
  const seconds = critical(slowest.own);
  const medianSeconds = median(slowest.others.map(critical));
  const { stage } = slowest;
  const explanation = explain({ stage, kind, operation, seconds, medianSeconds, jobs: others.length });
  return { stage, kind, ...(operation !== undefined && { operation }), seconds, medianSeconds, explanation };
}

const critical = ({ criticalWait, criticalWork }: StageProfile): number => criticalWait + criticalWork;

function growthOf({ own, others }: StageComparison, figure: (profile: StageProfile) => number): number {
  return figure(own) - median(others.map(figure));
}

/** Twice as long a film may take twice as long. Where one length is unknown there is nothing to go by. */
function broughtToLength(
  { contentSeconds: length }: TimelineProfile,
  others: readonly TimelineProfile[],
): readonly TimelineProfile[] {
  const known = others.filter(({ contentSeconds }) => contentSeconds !== undefined);
  if (length === undefined || known.length === 0) return others;
  return known.map((other) => scaled(other, length / (other.contentSeconds ?? length)));
}

function scaled({ stages, ...other }: TimelineProfile, factor: number): TimelineProfile {
  const entries = STAGES.map((stage) => {
    const { criticalWait, criticalWork, parts, work, operations } = stages[stage];
    const totals = Object.entries(operations).map(([name, seconds]) => [name, seconds * factor] as const);
    return [
      stage,
      {
        ...{ criticalWait: criticalWait * factor, criticalWork: criticalWork * factor },
        ...{ parts: parts * factor, work: work * factor, operations: Object.fromEntries(totals) },
      },
    ] as const;
  });
  return { ...other, stages: Object.fromEntries(entries) as TimelineProfile['stages'] };
}

/** So much longer than usual a part must be worked on, that the queue behind it counts as its doing. */
const SLOW_WORK = 1.2;

function kindOf(comparison: StageComparison, operation: string | undefined): SlowCause['kind'] {
  if (waitInWords(operation) !== undefined) return 'wait';
  const waits = growthOf(comparison, (it) => it.criticalWait);
  const works = growthOf(comparison, (it) => it.criticalWork);
  if (works >= waits) return 'work';
  if (comparison.others.length === 0 || operation === undefined) return 'wait';
  const perPart = ({ parts, work }: StageProfile): number => (parts > 0 ? work / parts : 0);
  const usual = median(comparison.others.map(perPart));
  return perPart(comparison.own) > SLOW_WORK * usual ? 'work' : 'wait';
}

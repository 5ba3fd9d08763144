import { median } from '../bench.ts';
import type { Figure } from '../bench.ts';
import type { CollectorKind } from './collector.ts';
import type { JobCost } from './stack.ts';
import type { Costs } from './turns.ts';

/** Of what the same work takes without exporters. */
const MAX_RATIO = 1.05;

/** Median processor seconds of a job, one figure for each kind. */
export function cpuFigures(work: string, costs: Costs): readonly Figure[] {
  return [...costs].map(([kind, jobs]) => ({
    ...{ name: `a job ${work}, exporter: ${kind}, CPU`, value: medianOf(jobs, 'cpuSec'), unit: 's' },
  }));
}

export interface Ratio {
  readonly work: string;
  readonly kind: CollectorKind;
  readonly of: 'cpuSec' | 'wallSec';
  readonly isBound: boolean;
}

/** Median of a kind divided by the median without exporters. */
export function ratioFigure(costs: Costs, { work, kind, of, isBound }: Ratio): Figure {
  const value = medianOf(costs.get(kind), of) / medianOf(costs.get('none'), of);
  const name = `${work}: ${kind} / none, ${of === 'cpuSec' ? 'CPU' : 'wall'}`;
  return { name, value, unit: '', ...(isBound && { bound: { atMost: MAX_RATIO } }) };
}

/** Jobs that did not end whole. */
export function lostFigure(name: string, jobs: readonly JobCost[]): Figure {
  const value = jobs.filter(({ why }) => why !== undefined).length;
  return { name, value, unit: `of ${jobs.length}`, bound: { atMost: 0 } };
}

const medianOf = (jobs: readonly JobCost[] = [], of: Ratio['of']): number =>
  median(jobs.map((job) => job[of]));

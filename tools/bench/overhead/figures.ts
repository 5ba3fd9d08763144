import { median } from '../bench.ts';
import type { Figure } from '../bench.ts';
import type { CollectorKind } from './collector.ts';
import type { JobCost } from './stack.ts';
import type { Costs } from './turns.ts';

/** Of what the same work takes without exporters. */
const MAX_RATIO = 1.05;

/** Median processor seconds of a job, for each kind, and those in ffmpeg. */
export function cpuFigures(work: string, costs: Costs): readonly Figure[] {
  const own = [...costs].map(([kind, jobs]) => ({
    ...{ name: `a job ${work}, exporter: ${kind}, CPU without ffmpeg`, value: ownOf(jobs), unit: 's' },
  }));
  return [...own, { name: `a job ${work}, CPU in ffmpeg`, value: programsOf(costs), unit: 's' }];
}

export interface Ratio {
  readonly work: string;
  readonly kind: CollectorKind;
  readonly isBound: boolean;
}

/**
 * Median of a kind divided by the median without exporters. ffmpeg is called alike in both and hears nothing of
 * exporters: its time, which on a shared machine swings by more than all that is measured here, is taken as one for both.
 */
export function cpuRatio(costs: Costs, { work, kind, isBound }: Ratio): Figure {
  const programs = programsOf(costs);
  const value = (ownOf(costs.get(kind)) + programs) / (ownOf(costs.get('none')) + programs);
  return { name: `${work}: ${kind} / none, CPU`, value, unit: '', ...(isBound && BOUND) };
}

/** Median of a kind divided by the median without exporters. */
export function wallRatio(costs: Costs, { work, kind, isBound }: Ratio): Figure {
  const value = wallOf(costs.get(kind)) / wallOf(costs.get('none'));
  return { name: `${work}: ${kind} / none, wall`, value, unit: '', ...(isBound && BOUND) };
}

const BOUND = { bound: { atMost: MAX_RATIO } } as const;

/** Jobs that did not end whole. */
export function lostFigure(name: string, jobs: readonly JobCost[]): Figure {
  const value = jobs.filter(({ why }) => why !== undefined).length;
  return { name, value, unit: `of ${jobs.length}`, bound: { atMost: 0 } };
}

const ownOf = (jobs: readonly JobCost[] = []): number => median(jobs.map(({ ownSec }) => ownSec));
const wallOf = (jobs: readonly JobCost[] = []): number => median(jobs.map(({ wallSec }) => wallSec));
const programsOf = (costs: Costs): number =>
  median([...costs.values()].flat().map(({ programsSec }) => programsSec));

import { describe, expect, test } from '@jest/globals';
import type { CollectorKind } from './collector.ts';
import { cpuFigures, lostFigure, ratioFigure } from './figures.ts';
import type { JobCost } from './stack.ts';

const jobs = (...cpuSec: readonly number[]): readonly JobCost[] =>
  cpuSec.map((seconds) => ({ cpuSec: seconds, wallSec: seconds / 2, clips: 3, reused: 0 }));
const costs = new Map<CollectorKind, readonly JobCost[]>([
  ['none', jobs(10, 8, 30)],
  ['collector', jobs(9, 11, 90)],
]);
const asked = { work: 'with encoding', kind: 'collector', of: 'cpuSec', isBound: true } as const;

describe('the figures of the overhead', () => {
  test('divide medians, which one bad round does not move', () => {
    expect(ratioFigure(costs, asked)).toEqual({
      ...{ name: 'with encoding: collector / none, CPU', value: 1.1, unit: '', bound: { atMost: 1.05 } },
    });
    expect(ratioFigure(costs, { ...asked, of: 'wallSec', isBound: false })).toEqual({
      ...{ name: 'with encoding: collector / none, wall', value: 1.1, unit: '' },
    });
  });

  test('are no number, which keeps no bound, where a job was lost', () => {
    const lost = new Map(costs).set('collector', jobs(NaN));
    expect(ratioFigure(lost, asked).value).toBeNaN();
  });

  test('tell what a job took and how many were lost', () => {
    expect(cpuFigures('with encoding', costs).map(({ value }) => value)).toEqual([10, 11]);
    const [one, other] = jobs(1, 2);
    expect(lostFigure('jobs lost', [{ ...one!, why: 'it failed' }, other!])).toMatchObject({
      ...{ value: 1, unit: 'of 2', bound: { atMost: 0 } },
    });
  });
});

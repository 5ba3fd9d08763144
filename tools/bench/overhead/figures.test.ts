import { describe, expect, test } from '@jest/globals';
import type { CollectorKind } from './collector.ts';
import { cpuFigures, cpuRatio, lostFigure, wallRatio } from './figures.ts';
import type { JobCost } from './stack.ts';

const jobs = (programsSec: number, ...own: readonly number[]): readonly JobCost[] =>
  own.map((ownSec) => ({ ownSec, programsSec, wallSec: ownSec / 2, clips: 3, reused: 0 }));
const costs = new Map<CollectorKind, readonly JobCost[]>([
  ['none', jobs(80, 20, 8, 30)],
  ['collector', jobs(80, 9, 25, 90)],
]);
const asked = { work: 'with encoding', kind: 'collector', isBound: true } as const;

describe('the figures of the overhead', () => {
  test('divide medians, which one bad round does not move', () => {
    expect(cpuRatio(costs, asked)).toEqual({
      ...{ name: 'with encoding: collector / none, CPU', value: 1.05, unit: '', bound: { atMost: 1.05 } },
    });
    expect(wallRatio(costs, { ...asked, isBound: false })).toEqual({
      ...{ name: 'with encoding: collector / none, wall', value: 1.25, unit: '' },
    });
  });

  test('take ffmpeg for the same on both sides', () => {
    const swung = new Map(costs).set('collector', jobs(90, 9, 25, 90));
    expect(cpuRatio(swung, asked).value).toBeCloseTo((25 + 85) / (20 + 85));
  });

  test('are no number, which keeps no bound, where a job was lost', () => {
    const lost = new Map(costs).set('collector', jobs(80, NaN));
    expect(cpuRatio(lost, asked).value).toBeNaN();
    expect(wallRatio(lost, asked).value).toBeNaN();
  });

  test('tell what a job took and how many were lost', () => {
    expect(cpuFigures('with encoding', costs).map(({ value }) => value)).toEqual([20, 25, 80]);
    const [one, other] = jobs(80, 1, 2);
    expect(lostFigure('jobs lost', [{ ...one!, why: 'it failed' }, other!])).toMatchObject({
      ...{ value: 1, unit: 'of 2', bound: { atMost: 0 } },
    });
  });
});

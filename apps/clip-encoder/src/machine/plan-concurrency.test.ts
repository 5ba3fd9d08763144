import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planConcurrency } from './plan-concurrency.ts';

const wish = { maxConcurrentJobs: 0, threads: 0, memoryThreshold: 0.8 };
const roomy = 64e9;

describe('encodes at a time and threads of each', () => {
  test.each([
    [1, roomy, 1, 1],
    [2, roomy, 2, 1],
    [1.5, roomy, 1, 2],
    [0.5, roomy, 1, 1],
    [8, roomy, 8, 1],
    [16, roomy, 8, 2],
    [256, roomy, 8, 16],
    [8, 2e9, 4, 2],
    [4, 100e6, 1, 4],
    [4, Infinity, 4, 1],
  ])('%d cores and %d bytes: %d at a time, %d threads', (cores, memoryBytes, processes, threads) => {
    expect(planConcurrency({ cores, memoryBytes }, wish)).toMatchObject({ processes, threads });
  });

  test('are as asked for', () => {
    const asked = { ...wish, maxConcurrentJobs: 12, threads: 3 };
    expect(planConcurrency({ cores: 2, memoryBytes: 1e9 }, asked)).toMatchObject({
      processes: 12,
      threads: 3,
    });
  });

  test.each([
    [1, 2],
    [2, 4],
    [8, 10],
  ])('%d at a time: %d clips in hand', (maxConcurrentJobs, clips) => {
    const machine = { cores: 4, memoryBytes: roomy };
    expect(planConcurrency(machine, { ...wish, maxConcurrentJobs })).toMatchObject({ clips });
  });

  test('leave no core without work and stay within bounds', () => {
    const machines = {
      cores: fc.double({ min: 0.1, max: 512, noNaN: true }),
      memoryBytes: fc.integer({ min: 1e8 }),
    };
    fc.assert(
      fc.property(fc.record(machines), (machine) => {
        const { processes, threads } = planConcurrency(machine, wish);
        expect(processes).toBeGreaterThanOrEqual(1);
        expect(processes).toBeLessThanOrEqual(8);
        expect(processes * threads).toBeGreaterThanOrEqual(Math.min(Math.floor(machine.cores), 16));
      }),
    );
  });
});

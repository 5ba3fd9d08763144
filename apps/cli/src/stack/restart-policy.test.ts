import { describe, expect, test } from '@jest/globals';
import { createRestartPolicy } from './restart-policy.ts';

const died = (readyForMs?: number) => ({ how: 'exit code 1', readyForMs });

describe('the pause before a restart', () => {
  test('doubles with each early death, up to the longest', () => {
    const pauseAfter = createRestartPolicy({});
    const pauses = Array.from({ length: 7 }, () => pauseAfter(died(50)));
    expect(pauses).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
  });

  test('is the first one again after a healthy life', () => {
    const pauseAfter = createRestartPolicy({});
    pauseAfter(died(50));
    pauseAfter(died(50));
    expect(pauseAfter(died(60_000))).toBe(200);
  });

  test('does not come after five starts in a row that failed', () => {
    const pauseAfter = createRestartPolicy({});
    expect(Array.from({ length: 5 }, () => pauseAfter(died()))).toEqual([200, 400, 800, 1600, undefined]);
  });

  test('comes for as long as the process is ready now and then', () => {
    const pauseAfter = createRestartPolicy({ maxFailedStarts: 2 });
    const pauses = Array.from({ length: 6 }, (_, i) => pauseAfter(died(i % 2 === 0 ? undefined : 50)));
    expect(pauses).not.toContain(undefined);
  });
});

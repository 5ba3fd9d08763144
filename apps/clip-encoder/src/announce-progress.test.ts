import { expect, test } from '@jest/globals';
import type { ClipProgress } from '@langflix/contracts';
import { announceProgress } from './announce-progress.ts';

test('progress is told at once, then once a second, and at the end', () => {
  const told: ClipProgress[] = [];
  const clock = { now: 0 };
  const onProgress = announceProgress({
    ...{ job: 'j', clip: 'c', frames: 100, now: () => clock.now },
    announce: (progress) => told.push(progress),
  });
  for (let frame = 0; frame <= 100; frame += 10) {
    onProgress({ frame, outSec: frame / 25, speed: frame === 0 ? undefined : 2, ended: frame === 100 });
    clock.now += 400;
  }
  expect(told.map(({ share }) => share)).toEqual([0, 0.3, 0.6, 0.9, 1]);
  expect(told[0]).toEqual({ job: 'j', clip: 'c', share: 0, speed: 0 });
  expect(told[1]?.speed).toBe(2);
});

import { expect, test } from '@jest/globals';
import { aMediaSource } from '@langflix/testing';
import fc from 'fast-check';
import { snapToFrames } from './snap-to-frames.ts';

const film = aMediaSource({ durationSec: 60, video: { fps: 24_000 / 1001 } });

test('a window moves to the nearest frames', () => {
  const snapped = snapToFrames({ startSec: 10.01, endSec: 12.5 }, film);
  expect(snapped).toEqual({ startSec: 10.01, endSec: 12.5125, durationSec: 2.5025, frames: 60 });
});

test('snapping twice changes nothing, and the frames lie within the film', () => {
  const time = fc.double({ min: 0, max: 60, noNaN: true });
  fc.assert(
    fc.property(time, time, (a, b) => {
      const once = snapToFrames({ startSec: Math.min(a, b), endSec: Math.max(a, b) }, film);
      expect(snapToFrames(once, film)).toEqual(once);
      expect(once.frames).toBeGreaterThan(0);
      expect(once.endSec).toBeLessThanOrEqual(60);
    }),
  );
});

import { describe, expect, test } from '@jest/globals';
import { aMediaSource } from '@langflix/testing';
import { renderArguments } from './render-clip.ts';

function filtersFor(window: { startSec: number; endSec: number }, variableFrameRate = false): string {
  const args = renderArguments({
    ...{
      source: aMediaSource({ durationSec: 1200, video: { variableFrameRate } }),
      input: '/film.mp4',
      window,
    },
    ...{ outputPath: '/clip.mp4', encoder: { name: 'libx264' }, preset: 'fast', crf: 23, threads: 1 },
  });
  return args[args.indexOf('-filter:v') + 1] ?? '';
}

describe('the last picture is held', () => {
  const inTheMiddle = { startSec: 600, endSec: 615 };

  test.each([
    ['at the end of a film', { startSec: 1184, endSec: 1199.5 }, false],
    ['in a film of variable rate', inTheMiddle, true],
  ])('%s', (_where, window, variableFrameRate) => {
    expect(filtersFor(window, variableFrameRate)).toContain('tpad=stop_mode=clone');
  });

  test('not where the film goes on: each picture would be copied for its captions', () => {
    expect(filtersFor(inTheMiddle)).not.toContain('tpad');
  });
});

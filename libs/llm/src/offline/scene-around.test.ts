import { expect, test } from '@jest/globals';
import type { Cue } from '@langflix/contracts';
import { sceneAround } from './scene-around.ts';

/** Lines of two seconds with half a second between; `gaps` widens the pause before a line. */
function talk(texts: readonly string[], gaps: Readonly<Record<number, number>> = {}): Cue[] {
  let startMs = 0;
  return texts.map((text, index) => {
    startMs += gaps[index] ?? 500;
    const cue = { index, startMs, endMs: startMs + 2000, text };
    startMs = cue.endMs;
    return cue;
  });
}

const LINES = Array.from({ length: 20 }, (_, i) => `Line ${i}.`);

test('the scene holds about twelve seconds of talk, more of it before the line than after', () => {
  const { first, last } = sceneAround(talk(LINES), 10, 10);
  expect({ first, last }).toEqual({ first: 7, last: 11 });
});

test('the scene never crosses a silence of more than three seconds', () => {
  expect(sceneAround(talk(LINES, { 10: 3500, 12: 3500 }), 10, 10)).toEqual({ first: 10, last: 11 });
});

test('the scene holds whole sentences', () => {
  const texts = LINES.with(6, 'and then').with(7, 'he said that').with(11, 'because it').with(12, 'rained');
  expect(sceneAround(talk(texts), 10, 10)).toEqual({ first: 6, last: 10 });
  expect(sceneAround(talk(texts), 12, 12)).toEqual({ first: 9, last: 13 });
});

test('the scene is never longer than 24 seconds unless the line itself is', () => {
  const endless = talk(LINES.map((line) => line.replace('.', '')));
  const { first, last } = sceneAround(endless, 10, 10);
  expect((endless[last]?.endMs ?? 0) - (endless[first]?.startMs ?? 0)).toBeLessThanOrEqual(24_000);
  const slow = [{ index: 0, startMs: 0, endMs: 40_000, text: 'One long line.' }];
  expect(sceneAround(slow, 0, 0)).toEqual({ first: 0, last: 0 });
});

test('the scene stays within the cues that are there', () => {
  expect(sceneAround(talk(['Hi.', 'Bye.']), 0, 0)).toEqual({ first: 0, last: 1 });
});

import { describe, expect, test } from '@jest/globals';
import type { Cue, Interval } from '@langflix/contracts';
import { makeCue } from '@langflix/testing';
import fc from 'fast-check';
import { planWindow } from './plan-window.ts';
import type { WindowRequest } from './plan-window.ts';

/** Lines of two seconds, half a second apart, from second 10 on; each a sentence. */
function lines(count: number, override: (i: number) => Partial<Cue> = () => ({})): Cue[] {
  return Array.from({ length: count }, (_, i) => {
    const startMs = 10_000 + i * 2500;
    return makeCue({ index: i + 5, startMs, endMs: startMs + 2000, text: 'Said and done.', ...override(i) });
  });
}

function plan(override: Partial<WindowRequest> = {}) {
  return planWindow({
    scene: lines(7),
    firstCue: 7,
    lastCue: 9,
    expressionCue: 8,
    durationSec: 600,
    paddingStartSec: 0.25,
    paddingEndSec: 0.35,
    minSec: 2,
    preferredSec: 2,
    maxSec: 30,
    ...override,
  });
}

describe('the window of a clip', () => {
  test('runs from the first to the last line of the context, with half of the gaps around it at most', () => {
    const { startSec, endSec, cues } = plan();
    expect([startSec, endSec]).toEqual([14.75, 22.25]);
    expect(cues.map(({ index }) => index)).toEqual([7, 8, 9]);
  });

  test('pads start and end separately where there is room', () => {
    const far = lines(7, (i) =>
      i === 1 ? { endMs: 12_600 } : i === 5 ? { startMs: 24_000, endMs: 24_500 } : {},
    );
    const { startSec, endSec } = plan({ scene: far });
    expect([startSec, endSec]).toEqual([14.75, 22.35]);
  });

  test('takes in the lines that a sentence runs over', () => {
    const scene = lines(9, (i) =>
      i === 2 ? { text: 'I never thought' } : i === 3 ? { text: 'that it would do.' } : {},
    );
    const { cues } = plan({ scene, firstCue: 8, lastCue: 9, expressionCue: 9 });
    expect(cues.map(({ index }) => index)).toEqual([7, 8, 9]);
  });

  test('stops at a line that trails off when the next one starts anew', () => {
    const scene = lines(9, (i) => (i === 4 ? { text: 'Well, if you say so...' } : {}));
    expect(plan({ scene }).cues.map(({ index }) => index)).toEqual([7, 8, 9]);
  });

  test('grows by whole lines of the same scene towards the preferred length, to the nearer neighbour first', () => {
    const scene = lines(7, (i) => (i >= 5 ? { startMs: 40_000 + i * 2500, endMs: 42_000 + i * 2500 } : {}));
    expect(plan({ scene, preferredSec: 12 }).cues.map(({ index }) => index)).toEqual([6, 7, 8, 9]);
  });

  test('drops lines far from the expression when the context is too long', () => {
    const { cues } = plan({ firstCue: 6, lastCue: 10, expressionCue: 7, maxSec: 7 });
    expect(cues.map(({ index }) => index)).toEqual([6, 7, 8]);
  });

  test('widens a very short line into the silence around it', () => {
    const scene = [makeCue({ index: 0, startMs: 60_000, endMs: 60_400 })];
    const { startSec, endSec } = plan({
      scene,
      firstCue: 0,
      lastCue: 0,
      expressionCue: 0,
      minSec: 5,
      preferredSec: 15,
    });
    expect(endSec - startSec).toBeCloseTo(5, 3);
    expect(startSec).toBeLessThan(60);
  });

  test('keeps both lines of an expression that runs on into the next one', () => {
    const { cues } = plan({ firstCue: 7, lastCue: 11, expressionCue: 8, expressionLastCue: 9, maxSec: 5 });
    expect(cues.map(({ index }) => index)).toEqual([8, 9]);
  });

  test('ends where it falls silent when the words go on after the line, but not beyond the next line', () => {
    expect(plan({ silences: [[22_300, 22_420]] }).endSec).toBe(22.42);
    expect(plan({ silences: [[22_300, 24_000]] }).endSec).toBe(22.5);
    expect(plan({ silences: [[22_700, 24_000]] }).endSec).toBe(22.25);
  });

  test('starts where it is silent before words that come before their line', () => {
    expect(plan({ silences: [[14_700, 14_850]] }).startSec).toBe(14.7);
    expect(plan({ silences: [[13_000, 14_850]] }).startSec).toBe(14.6);
    expect(plan({ silences: [[13_000, 14_400]] }).startSec).toBe(14.75);
  });

  test('gives air within the silence only', () => {
    const { startSec, endSec } = plan({
      silences: [
        [14_900, 15_100],
        [21_900, 22_100],
      ],
    });
    expect([startSec, endSec]).toEqual([14.9, 22.1]);
  });

  test('covers the lines of companions while they fit, the first ones first', () => {
    const near = { firstCue: 9, lastCue: 10, expressionCue: 10 };
    const far = { firstCue: 5, lastCue: 6, expressionCue: 5 };
    const shown = (maxSec: number) =>
      plan({ scene: lines(9), companions: [near, far], maxSec }).cues.map(({ index }) => index);
    expect(shown(30)).toEqual([5, 6, 7, 8, 9, 10]);
    expect(shown(12)).toEqual([7, 8, 9, 10]);
    expect(shown(4)).toEqual([8]);
  });

  test('refuses a line that begins after the end of the film, and says why', () => {
    expect(() => plan({ durationSec: 15 })).toThrow(/do the subtitles fit/);
  });
});

interface Line {
  readonly gapMs: number;
  readonly lengthMs: number;
  readonly text: string;
}

const line = fc.record({
  gapMs: fc.oneof(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 20_000 })),
  lengthMs: fc.integer({ min: 1, max: 9000 }),
  text: fc.constantFrom('Done.', 'and then', 'We were going to', '그래', 'No...', '- Yes!', 'so, as I said,'),
});

/** A scene and its film; `overlap` lets lines begin before the one before them has ended. */
function requests(overlap: boolean): fc.Arbitrary<WindowRequest> {
  return fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: 12 }),
      overlapMs: fc.constant(0).chain(() => (overlap ? fc.integer({ min: 0, max: 3000 }) : fc.constant(0))),
      firstIndex: fc.integer({ min: 0, max: 3 }),
      picks: fc.tuple(fc.nat(11), fc.nat(11), fc.nat(11)),
      tailMs: fc.integer({ min: -500, max: 5000 }),
      pads: fc.tuple(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: 0, max: 2, noNaN: true })),
      silences: fc.array(fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 150, max: 3000 }))),
      companions: fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.nat(11)), { maxLength: 2 }),
      minSec: fc.integer({ min: 1, max: 6 }),
      preferredSec: fc.integer({ min: 1, max: 20 }),
      maxSec: fc.integer({ min: 2, max: 30 }),
    })
    .map(({ lines, overlapMs, firstIndex, picks, tailMs, pads, silences, companions, ...lengths }) => {
      const scene = toScene(lines, { overlapMs, firstIndex });
      const indices = (numbers: readonly number[]): number[] =>
        numbers.map((pick) => firstIndex + (pick % scene.length)).toSorted((x, y) => x - y);
      const [a, b, c] = indices(picks);
      const spoken = scene.find(({ index }) => index === b);
      const endMs = Math.max(...scene.map((cue) => cue.endMs));
      const durationMs = Math.max(endMs + tailMs, (spoken?.startMs ?? 0) + 1);
      return {
        scene,
        firstCue: a ?? 0,
        expressionCue: b ?? 0,
        lastCue: c ?? 0,
        silences: toSilences(silences),
        companions: companions.map(indices).map(([firstCue = 0, expressionCue = 0, lastCue = 0]) => ({
          ...{ firstCue, expressionCue, lastCue },
        })),
        durationSec: durationMs / 1000,
        paddingStartSec: pads[0],
        paddingEndSec: pads[1],
        ...lengths,
      };
    });
}

function toScene(lines: readonly Line[], options: { overlapMs: number; firstIndex: number }): Cue[] {
  let timeMs = 0;
  return lines.map(({ gapMs, lengthMs, text }, i) => {
    const startMs = Math.max(0, timeMs + gapMs - options.overlapMs);
    timeMs = startMs + lengthMs;
    return makeCue({ index: options.firstIndex + i, startMs, endMs: timeMs, text });
  });
}

function toSilences(parts: readonly (readonly [gapMs: number, lengthMs: number])[]): Interval[] {
  let timeMs = 0;
  return parts.map(([gapMs, lengthMs]) => {
    const startMs = timeMs + gapMs;
    timeMs = startMs + lengthMs;
    return [startMs, timeMs];
  });
}

/** In whole milliseconds, so that comparing with cues is exact. */
function planMs(request: WindowRequest) {
  const { startSec, endSec, cues } = planWindow(request);
  return { startMs: Math.round(startSec * 1000), endMs: Math.round(endSec * 1000), cues };
}

describe('every window', () => {
  const check = (overlap: boolean, holds: (request: WindowRequest) => void): void =>
    fc.assert(fc.property(requests(overlap), holds), { numRuns: 500 });

  test('lies within the film and has a length', () =>
    check(true, (request) => {
      const { startSec, endSec } = planWindow(request);
      expect(startSec).toBeGreaterThanOrEqual(0);
      expect(endSec).toBeLessThanOrEqual(request.durationSec);
      expect(endSec).toBeGreaterThan(startSec);
    }));

  test("holds the whole of the expression's line", () =>
    check(true, (request) => {
      const { startMs, endMs, cues } = planMs(request);
      const spoken = request.scene.find(({ index }) => index === request.expressionCue);
      expect(startMs).toBeLessThanOrEqual(spoken?.startMs ?? -1);
      expect(endMs).toBeGreaterThanOrEqual(
        Math.min(spoken?.endMs ?? Infinity, Math.floor(request.durationSec * 1000)),
      );
      expect(cues).toContainEqual(spoken);
    }));

  test('shows a line whole or not at all', () =>
    check(false, (request) => {
      const { startMs, endMs, cues } = planMs(request);
      for (const cue of request.scene) {
        const outside = cue.endMs <= startMs || cue.startMs >= endMs;
        expect(outside).toBe(!cues.includes(cue));
      }
    }));

  test("is at most as long as allowed unless the expression's line is longer itself", () =>
    check(true, (request) => {
      const { startSec, endSec } = planWindow(request);
      const spoken = request.scene.find(({ index }) => index === request.expressionCue);
      const spokenSec = ((spoken?.endMs ?? 0) - (spoken?.startMs ?? 0)) / 1000;
      expect(endSec - startSec).toBeLessThanOrEqual(Math.max(request.maxSec, spokenSec) + 1e-9);
    }));

  test('shows each line of its context unless that is too long', () =>
    check(false, (request) => {
      const { cues } = planMs(request);
      const { firstCue, lastCue, durationSec, maxSec } = request;
      const context = request.scene.filter(({ index }) => index >= firstCue && index <= lastCue);
      const inFilm = context.filter(({ startMs }) => startMs < Math.floor(durationSec * 1000));
      const lengthMs =
        Math.max(...inFilm.map(({ endMs }) => endMs)) - Math.min(...inFilm.map(({ startMs }) => startMs));
      if (request.companions?.length || lengthMs > maxSec * 1000) return;
      for (const cue of inFilm) expect(cues).toContainEqual(cue);
    }));

  test('is planned the same each time, and silences move its edges only', () =>
    check(false, (request) => {
      expect(planWindow(request)).toEqual(planWindow(structuredClone(request)));
      expect(planWindow(request).cues).toEqual(planWindow({ ...request, silences: [] }).cues);
    }));
});

import { describe, expect, test } from '@jest/globals';
import type { SpeechActivity } from '@langflix/contracts';
import { cuesFor, hearSpeech, makeSpokenLines } from '@langflix/testing';
import fc from 'fast-check';
import { applySync } from './apply-sync.ts';
import { CERTAIN } from './confidence-of.ts';
import { estimateSync } from './estimate-sync.ts';
import type { Span } from './activity-signal.ts';

interface Film {
  readonly cues: readonly Span[];
  readonly heard: SpeechActivity;
}

function generateFilm({ seed, minutes, noise }: { seed: number; minutes: number; noise: number }): Film {
  const lines = makeSpokenLines(seed, minutes * 60);
  return { cues: cuesFor(lines, seed), heard: hearSpeech(lines, { seed, durationSec: minutes * 60, noise }) };
}

/** Cues for which the correction of `map` is the right one. */
function spoilt(cues: readonly Span[], { offsetMs, rate }: { offsetMs: number; rate: number }): Span[] {
  const back = (ms: number): number => Math.round((ms - offsetMs) / rate);
  return cues
    .map(({ startMs, endMs }) => ({ startMs: Math.max(0, back(startMs)), endMs: back(endMs) }))
    .filter(({ startMs, endMs }) => endMs > startMs);
}

const FAULTS = [
  ['half a minute early', 30_000, 1],
  ['half a minute late', -30_000, 1],
  ['two seconds late', -2000, 1],
  ['timed for 24 instead of 25 frames a second', 0, 24 / 25],
  ['timed for 25 instead of 24', 0, 25 / 24],
  ['timed for 25 instead of 23.976, and late', -12_000, 25 / (24_000 / 1001)],
] as const;

describe('estimateSync, with a fifth of the speech unheard and a fifth of the silence mistaken', () => {
  test.each(FAULTS)('finds what is %s within 300 ms', (_, offsetMs, rate) => {
    for (let seed = 1; seed <= 3; seed += 1) {
      const { cues, heard } = generateFilm({ seed, minutes: 12, noise: 0.2 });
      const found = estimateSync(spoilt(cues, { offsetMs, rate }), heard);
      expect(found).toMatchObject({ certain: true, isUneven: false });
      for (const ms of [0, 6 * 60_000, 12 * 60_000]) {
        const there = ((ms - offsetMs) / rate) * found.rate + found.offsetMs;
        expect(Math.abs(there - ms)).toBeLessThan(300);
      }
    }
  });

  test('never moves a track that fits', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { cues, heard } = generateFilm({ seed, minutes: 8, noise: 0.2 });
      expect(estimateSync(cues, heard)).toMatchObject({ offsetMs: 0, rate: 1, certain: true });
    }
  });

  test('is not certain of a short film, where chance is strong, unless it is right', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { cues, heard } = generateFilm({ seed, minutes: 2, noise: 0.3 });
      const { certain, offsetMs, rate } = estimateSync(cues, heard);
      if (certain) expect([offsetMs, rate]).toEqual([0, 1]);
    }
  });

  test('is not certain of the track of another film', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { heard } = generateFilm({ seed, minutes: 12, noise: 0.2 });
      const other = generateFilm({ seed: seed + 500, minutes: 12, noise: 0.2 });
      const { confidence, certain } = estimateSync(other.cues, heard);
      expect(certain).toBe(false);
      expect(confidence).toBeLessThan(CERTAIN);
    }
  });

  test('does not mend a film whose parts want different offsets, but says so', () => {
    const { cues, heard } = generateFilm({ seed: 4, minutes: 45, noise: 0.1 });
    const cut = cues.map(({ startMs, endMs }, i) => {
      const laterMs = i > cues.length * 0.6 ? 90_000 : 0;
      return { startMs: startMs + laterMs, endMs: endMs + laterMs };
    });
    expect(estimateSync(cut, heard)).toMatchObject({ certain: false, isUneven: true });
  });

  test('works where a long film was listened to in samples only', () => {
    const { cues, heard } = generateFilm({ seed: 9, minutes: 60, noise: 0.2 });
    const sampled: [number, number][] = [0, 25, 50].map((minute) => [minute * 60_000, (minute + 6) * 60_000]);
    const active = heard.active.filter(([start, end]) =>
      sampled.some(([from, to]) => start >= from && end <= to),
    );
    const found = estimateSync(spoilt(cues, { offsetMs: -20_000, rate: 1 }), { sampled, active });
    expect(found).toMatchObject({ certain: true, rate: 1 });
    expect(Math.abs(found.offsetMs + 20_000)).toBeLessThan(300);
  });
});

test.each([
  ['nothing was listened to', { sampled: [], active: [] }],
  ['all is silent', { sampled: [[0, 600_000]] as [number, number][], active: [] }],
  [
    'all is noise',
    { sampled: [[0, 60_000]] as [number, number][], active: [[0, 60_000]] as [number, number][] },
  ],
])('estimateSync knows nothing where %s', (_, speech) => {
  const { cues } = generateFilm({ seed: 1, minutes: 1, noise: 0 });
  expect(estimateSync(cues, speech)).toEqual({
    offsetMs: 0,
    rate: 1,
    confidence: 0,
    certain: false,
    isUneven: false,
  });
  expect(estimateSync([], speech).certain).toBe(false);
});

const cue = fc.record({ startMs: fc.nat(7_200_000), lengthMs: fc.integer({ min: 1, max: 9000 }) });

test('applySync leaves whole times in order, in the film, whatever the correction', () => {
  const map = fc.record({
    offsetMs: fc.integer({ min: -7_000_000, max: 7_000_000 }),
    rate: fc.constantFrom(1, 25 / 24, 24 / 25),
  });
  fc.assert(
    fc.property(fc.array(cue, { maxLength: 40 }), map, (plan, sync) => {
      const cues = plan
        .toSorted((a, b) => a.startMs - b.startMs)
        .map(({ startMs, lengthMs }, index) => ({ index, startMs, endMs: startMs + lengthMs, text: 'a' }));
      const moved = applySync(cues, sync);
      moved.forEach(({ index, startMs, endMs }, i) => {
        expect(index).toBe(i);
        expect(Number.isSafeInteger(startMs) && Number.isSafeInteger(endMs)).toBe(true);
        expect(startMs).toBeGreaterThanOrEqual(moved[i - 1]?.startMs ?? 0);
        expect(endMs).toBeGreaterThan(startMs);
      });
    }),
  );
});

test('applySync leaves out what comes before the film and numbers anew', () => {
  const cues = [
    { index: 0, startMs: 1000, endMs: 2000, text: 'gone' },
    { index: 1, startMs: 4000, endMs: 6000, text: 'cut' },
    { index: 2, startMs: 7000, endMs: 8000, text: 'kept' },
  ];
  expect(applySync(cues, { offsetMs: -5000, rate: 1 })).toEqual([
    { index: 0, startMs: 0, endMs: 1000, text: 'cut' },
    { index: 1, startMs: 2000, endMs: 3000, text: 'kept' },
  ]);
});

import { describe, expect, test } from '@jest/globals';
import type { Cue } from '@langflix/contracts';
import fc from 'fast-check';
import { MIN_CONFIDENCE, alignTranslation } from './align-translation.ts';
import { translationAt } from './translation-at.ts';

/** Cues from [start in seconds, end in seconds, text]. */
function track(...lines: (readonly [number, number, string])[]): Cue[] {
  return lines.map(([start, end, text], index) => ({
    index,
    startMs: Math.round(start * 1000),
    endMs: Math.round(end * 1000),
    text,
  }));
}

const translations = (source: Cue[], target: Cue[]): (string | undefined)[] =>
  alignTranslation(source, target).cues.map((cue) => cue.translation);

describe('alignTranslation', () => {
  test('pairs line by line where cuts differ by some tenths of a second', () => {
    const source = track([1, 2.5, 'A.'], [3, 4, 'B.'], [4, 6, 'C.']);
    const target = track([0.8, 2.6, '가'], [3.3, 4.2, '나'], [4.3, 6.5, '다']);
    expect(translations(source, target)).toEqual(['가', '나', '다']);
    expect(alignTranslation(source, target)).toMatchObject({ alignedShare: 1, unpaired: [] });
  });

  test('joins two lines that translate one', () => {
    expect(translations(track([1, 5, 'A b.']), track([1, 3, '가'], [3, 5, '나']))).toEqual(['가\n나']);
  });

  test('gives one line for two to the first, whence it holds for both', () => {
    const source = track([1, 3, 'I would have'], [3, 5, 'told you.'], [8, 9, 'Yes.']);
    const { cues } = alignTranslation(source, track([1, 5, '말했을 거야'], [8, 9, '응']));
    expect(cues.map((cue) => cue.translation)).toEqual(['말했을 거야', '', '응']);
    expect(cues.map((_, i) => translationAt(cues, i))).toEqual(['말했을 거야', '말했을 거야', '응']);
  });

  test('splits one line for two where both sides have a sentence each', () => {
    const source = track([1, 3, 'I went home.'], [3, 5, 'You stayed.']);
    expect(translations(source, track([1, 5, '난 집에 갔어. 넌 남았지.']))).toEqual([
      '난 집에 갔어.',
      '넌 남았지.',
    ]);
    expect(translations(source, track([1, 5, '- 난 집에 갔어.\n- 넌 남았지.']))).toEqual([
      '난 집에 갔어.',
      '넌 남았지.',
    ]);
  });

  test('leaves alone what the other track does not have', () => {
    const source = track([1, 2, 'A.'], [10, 11, 'B.'], [20, 21, 'C.']);
    const target = track([1, 2, '가'], [14, 16, '간판'], [20, 21, '다']);
    const { cues, alignedShare, unpaired } = alignTranslation(source, target);
    expect(cues.map((cue) => cue.translation)).toEqual(['가', undefined, '다']);
    expect(cues[1]).not.toHaveProperty('translation');
    expect(alignedShare).toBeCloseTo(2 / 3);
    expect(unpaired.map(({ text }) => text)).toEqual(['간판']);
  });

  test('does not change its input and takes no translation over from it', () => {
    const source = track([1, 2, 'A.']).map((cue) => ({ ...cue, translation: 'old' }));
    expect(translations(source, [])).toEqual([undefined]);
    expect(source[0]?.translation).toBe('old');
  });

  test('stays quick on two long tracks', () => {
    const long = (shift: number): Cue[] =>
      track(
        ...Array.from({ length: 10_000 }, (_, i) => [i * 3 + shift, i * 3 + 2 + shift, `L${i}.`] as const),
      );
    const started = performance.now();
    expect(translations(long(0), long(0.2))).toEqual(long(0).map(({ text }) => text));
    // The pairing alone takes a tenth of a second; a search of every pair would take an hour.
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  test('keeps the cues of a pair together and says how sure it is', () => {
    const source = track([1, 3, 'I would have'], [3, 5, 'told you.'], [8, 9, 'Yes.']);
    const { pairs } = alignTranslation(source, track([1, 5, '말했을 거야'], [8, 9, '응']));
    expect(pairs).toEqual([
      { source: [0, 1], target: [0], confidence: 1 },
      { source: [2], target: [1], confidence: 1 },
    ]);
  });

  test('leaves the translating to others where a pair hardly meets', () => {
    const { cues, pairs, unpaired } = alignTranslation(track([10, 11, 'A.']), track([10.6, 14, '가']));
    expect(pairs).toHaveLength(1);
    expect(pairs[0]?.confidence).toBeLessThan(0.4);
    expect(cues[0]).not.toHaveProperty('translation');
    expect(unpaired).toEqual([]);
  });
});

/** A conversation with pauses of many lengths, the same for the same seed. */
function conversation(seed: number, count = 120): Cue[] {
  let state = seed;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  let at = 5000;
  return Array.from({ length: count }, (_, index) => {
    const startMs = Math.round(at);
    const endMs = Math.round(at + 800 + next() * 3000);
    at = endMs + 100 + next() ** 3 * 9000;
    return { index, startMs, endMs, text: `#${index}#.` };
  });
}

const moved = (cues: readonly Cue[], { offsetMs, rate }: { offsetMs: number; rate: number }): Cue[] =>
  cues.map((cue) => ({
    ...cue,
    startMs: Math.round((cue.startMs - offsetMs) / rate),
    endMs: Math.round((cue.endMs - offsetMs) / rate),
  }));

describe('two tracks on different clocks', () => {
  test.each([
    ['half a minute late', -30_000, 1],
    ['four minutes early', 240_000, 1],
    ['made for 25 frames a second', 0, 25 / 24],
    ['made for 23.976 frames a second, and late', -8000, 24_000 / 1001 / 25],
    ['running a little fast', 1500, 1.0008],
  ])('meet where the translation is %s', (_, offsetMs, rate) => {
    const source = conversation(7, 400);
    const { cues, offsetMs: found, rate: at } = alignTranslation(source, moved(source, { offsetMs, rate }));
    expect(Math.abs(found - offsetMs)).toBeLessThan(300);
    expect(at).toBeCloseTo(rate, 3);
    const right = cues.filter(({ text, translation }) => text === translation).length;
    expect(right / cues.length).toBeGreaterThan(0.98);
  });

  test('that fit are not moved', () => {
    const source = conversation(3);
    expect(alignTranslation(source, moved(source, { offsetMs: 120, rate: 1 }))).toMatchObject({
      offsetMs: 0,
      rate: 1,
      alignedShare: 1,
    });
  });

  test('of different films give no translation', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { alignedShare, rate } = alignTranslation(conversation(seed), conversation(seed + 100));
      expect(alignedShare).toBeLessThan(0.1);
      expect(rate).toBe(1);
    }
  });
});

const anyTrack = fc
  .array(fc.tuple(fc.nat({ max: 60_000 }), fc.integer({ min: 1, max: 8000 })), { maxLength: 40 })
  .map((spans) =>
    spans
      .toSorted(([a], [b]) => a - b)
      .map(([startMs, length], index): Cue => ({
        index,
        startMs,
        endMs: startMs + length,
        text: `#${index}#.`,
      })),
  );

describe('whatever the two tracks', () => {
  test('no target line is lost or used twice, and the order is kept', () => {
    fc.assert(
      fc.property(anyTrack, anyTrack, (source, target) => {
        const { cues, unpaired, pairs } = alignTranslation(source, target);
        const paired = pairs.flatMap((pair) => pair.target);
        expect(paired).toEqual(paired.toSorted((a, b) => a - b));
        const all = [...paired, ...unpaired.map(({ index }) => index)].toSorted((a, b) => a - b);
        expect(all).toEqual([...target.keys()]);
        const sourcePlaces = pairs.flatMap((pair) => pair.source);
        expect(sourcePlaces).toEqual([...new Set(sourcePlaces)].toSorted((a, b) => a - b));
        const given = pairs.filter(({ confidence }) => confidence >= MIN_CONFIDENCE);
        const lines = cues.flatMap((cue) => (cue.translation ? cue.translation.split('\n') : []));
        expect(lines).toEqual(given.flatMap((pair) => pair.target.map((at) => target[at]?.text)));
      }),
    );
  });

  test('the source comes back as it was, and an empty translation follows a text', () => {
    fc.assert(
      fc.property(anyTrack, anyTrack, (source, target) => {
        const { cues, alignedShare } = alignTranslation(source, target);
        expect(cues.map(({ translation: _, ...cue }) => cue)).toEqual(source);
        cues.forEach((cue, i) => {
          if (cue.translation === '') expect(translationAt(cues, i)).toBeTruthy();
        });
        expect(alignedShare).toBeGreaterThanOrEqual(0);
        expect(alignedShare).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a track aligned with itself gives every line to itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 800, max: 5000 }), { minLength: 1, maxLength: 40 }),
        (lengths) => {
          let at = 0;
          const cues = lengths.map((length, index): Cue => {
            const startMs = at;
            at += length + 100;
            return { index, startMs, endMs: startMs + length, text: `#${index}#.` };
          });
          expect(translations(cues, cues)).toEqual(cues.map(({ text }) => text));
        },
      ),
    );
  });
});

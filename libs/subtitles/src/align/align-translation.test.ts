import { describe, expect, test } from '@jest/globals';
import type { Cue } from '@langflix/contracts';
import fc from 'fast-check';
import { alignTranslation } from './align-translation.ts';
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
    expect(performance.now() - started).toBeLessThan(15_000);
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
        const { cues, unpaired } = alignTranslation(source, target);
        const paired = cues.flatMap((cue) => (cue.translation ? cue.translation.split('\n') : []));
        const all = [...paired, ...unpaired.map(({ text }) => text)];
        expect(all.toSorted()).toEqual(target.map(({ text }) => text).toSorted());
        const places = paired.map((text) => target.findIndex((cue) => cue.text === text));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
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

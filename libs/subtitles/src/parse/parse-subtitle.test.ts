import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanCues } from '../clean/clean-cues.ts';
import { parseSubtitle } from './parse-subtitle.ts';

const fragment = fc.oneof(
  fc.constantFrom(
    '\n',
    '\n\n',
    '\r',
    '1',
    '2',
    'WEBVTT\n\n',
    '-->',
    '00:00:01,000',
    '00:02.500',
    '-',
    ' ',
    '\0',
    '♪',
  ),
  fc.constantFrom(
    '<i>',
    '{\\an8}',
    '(sighs)',
    '[x',
    'JOHN:',
    '- Hi. - You?',
    '&amp;',
    '00:00:01,000 --> 00:00:02,000\n',
  ),
  fc.string({ maxLength: 8 }),
);

describe('parseSubtitle', () => {
  test('gives ordered, finite, whole times for anything it accepts, and cleaning never fails', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (parts) => {
        let cues;
        try {
          ({ cues } = parseSubtitle(parts.join('')));
        } catch (error) {
          expect(error).toMatchObject({ name: 'TerminalError' });
          return;
        }
        cues.forEach((cue, i) => {
          expect(Number.isSafeInteger(cue.startMs) && Number.isSafeInteger(cue.endMs)).toBe(true);
          expect(cue.startMs).toBeGreaterThanOrEqual(cues[i - 1]?.startMs ?? 0);
          expect(cue.endMs).toBeGreaterThan(cue.startMs);
        });
        const clean = cleanCues(cues);
        expect(clean.map(({ index }) => index)).toEqual([...clean.keys()]);
        expect(clean.every(({ text }) => text.trim() !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('reads a line of a megabyte and a long film in moments', () => {
    const long = `1\n00:00:01,000 --> 00:00:02,000\n${'- a (b [c <i> ♪ 1: '.repeat(55_000)}\n`;
    const many = Array.from(
      { length: 20_000 },
      (_, i) => `${i + 1}\n00:00:01,000 --> 00:00:02,000\nLine ${i}\n`,
    );
    const started = performance.now();
    const { cues } = parseSubtitle(long);
    expect(cues).toHaveLength(1);
    // Nobody says a megabyte.
    expect(cleanCues(cues)).toEqual([]);
    expect(cleanCues(parseSubtitle(many.join('\n')).cues)).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

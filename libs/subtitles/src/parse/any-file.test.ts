// Whatever stands in a file: a TerminalError, or cues whose times are whole, finite and in order.
import { expect, test } from '@jest/globals';
import { SUBTITLE_SAMPLES } from '@langflix/testing';
import fc from 'fast-check';
import { decodeSubtitle } from '../decode/decode-subtitle.ts';
import { gradeTrack } from '../health/grade-track.ts';
import { readSubtitle } from '../track/read-subtitle.ts';
import { parseSubtitle } from './parse-subtitle.ts';

function check(bytes: Uint8Array, language: string | undefined): void {
  const options = language === undefined ? {} : { language };
  let track;
  let raw;
  try {
    track = readSubtitle(bytes, options);
    raw = parseSubtitle(decodeSubtitle(bytes, options).text, options).cues;
  } catch (error) {
    expect(error).toMatchObject({ name: 'TerminalError' });
    return;
  }
  for (const cues of [raw, track.cues]) checkTimes(cues);
  expect(['good', 'usable', 'refuse']).toContain(gradeTrack({ track, declaredLanguage: 'en' }).grade);
}

function checkTimes(cues: readonly { startMs: number; endMs: number }[]): void {
  cues.forEach(({ startMs, endMs }, i) => {
    expect(Number.isSafeInteger(startMs) && Number.isSafeInteger(endMs)).toBe(true);
    expect(startMs).toBeGreaterThanOrEqual(cues[i - 1]?.startMs ?? 0);
    expect(endMs).toBeGreaterThan(startMs);
  });
}

const language = fc.constantFrom(undefined, 'en', 'ko', 'ru', 'xx-broken');

test('any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), language, check), { numRuns: 500 });
});

const mutation = fc.record({
  at: fc.nat(250),
  remove: fc.nat(6),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc.constantFrom('99999999999', '<', '>', '"', '{', '}', '-->', '\n', '<p>', '\\N', ':').map(Buffer.from),
  ),
});

test('files of every format with bytes changed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SUBTITLE_SAMPLES),
      fc.constantFrom<BufferEncoding>('utf8', 'utf16le'),
      fc.array(mutation, { maxLength: 8 }),
      language,
      (file, encoding, mutations, declared) => {
        const bytes = [...Buffer.from(file, encoding)];
        for (const { at, remove, insert } of mutations) bytes.splice(at, remove, ...insert);
        check(Uint8Array.from(bytes), declared);
      },
    ),
    { numRuns: 1500 },
  );
});

test.each([
  '<',
  '<!--',
  '<p ',
  '<p a="',
  '<SYNC Start=1 ',
  '{\\',
  '{',
  '[1][2]',
  '<tt>',
  '&',
  'Dialogue: 0,',
  '.a {',
  '</p>',
  '0:',
])(
  'a megabyte of %j in moments, in every format',
  (piece) => {
    const noise = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const started = performance.now();
    for (const file of SUBTITLE_SAMPLES) check(Buffer.from(file + noise), 'en');
    expect(performance.now() - started).toBeLessThan(20_000);
  },
  30_000,
);

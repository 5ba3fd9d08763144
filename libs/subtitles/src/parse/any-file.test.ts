// Whatever stands in a file: a TerminalError, or cues whose times are whole, finite and in order.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanCues } from '../clean/clean-cues.ts';
import { decodeSubtitle } from '../decode/decode-subtitle.ts';
import { parseSubtitle } from './parse-subtitle.ts';

const FILES: readonly string[] = [
  '1\n00:00:01,000 --> 00:00:02,000\nHello.\n\n2\n00:00:03,000 --> 00:00:04,000\n안녕\n',
  'WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n',
  '[Script Info]\n[Events]\nFormat: Layer, Start, End, Style, Text\nDialogue: 0,0:00:01.00,0:00:02.00,Default,{\\p1}m 0{\\p0}Hi\\NHo\n',
  '<SAMI><STYLE>.KRCC {lang:ko-KR;}</STYLE><SYNC Start=1000><P Class=KRCC>안녕<br>&nbsp;<SYNC Start=2000><P>',
  '<tt ttp:frameRate="24"><body><div begin="1s"><p begin="1s" dur="24f">Hi<br/><span>Ho</span></p></div></body></tt>',
  '{1}{1}23.976\n{10}{20}Hi|{y:i}Ho\n{30}{}Ha\n',
  '[10][20]/Hi|Ho\n[30][40]Ha\n',
  '[INFORMATION]\n[SUBTITLE]\n00:00:01.00,00:00:02.00\nHi[br]Ho\n',
  '0:00:01.000,0:00:02.000\nHi\n\n0:00:03.000,0:00:04.000\nHo\n',
];

function check(bytes: Uint8Array, language: string | undefined): void {
  const options = language === undefined ? {} : { language };
  let cues;
  try {
    ({ cues } = parseSubtitle(decodeSubtitle(bytes, options).text, options));
  } catch (error) {
    expect(error).toMatchObject({ name: 'TerminalError' });
    return;
  }
  cues.forEach(({ startMs, endMs }, i) => {
    expect(Number.isSafeInteger(startMs) && Number.isSafeInteger(endMs)).toBe(true);
    expect(startMs).toBeGreaterThanOrEqual(cues[i - 1]?.startMs ?? 0);
    expect(endMs).toBeGreaterThan(startMs);
  });
  cleanCues(cues);
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
      fc.constantFrom(...FILES),
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
    for (const file of FILES) check(Buffer.from(file + noise), 'en');
    expect(performance.now() - started).toBeLessThan(20_000);
  },
  30_000,
);

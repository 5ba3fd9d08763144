// However a file is cut into pieces, what is read from it is what is read from the whole.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { SUBTITLE_SAMPLES } from '@langflix/testing';
import fc from 'fast-check';
import { readSubtitlePieces } from './read-subtitle-pieces.ts';
import { readSubtitle } from './read-subtitle.ts';
import type { ReadOptions } from './read-subtitle.ts';

const LEGACY = JSON.parse(
  readFileSync(new URL('../../fixtures/legacy-samples.json', import.meta.url), 'utf8'),
) as [language: string, encoding: string, text: string, base64: string][];

async function* inPieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...places, bytes.length]) {
    yield bytes.subarray(from, to);
    from = to;
  }
}

const outcome = async (read: () => unknown): Promise<unknown> => {
  try {
    return await read();
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
};

async function checkPieces(bytes: Uint8Array, cuts: readonly number[], options: ReadOptions): Promise<void> {
  const whole = await outcome(() => readSubtitle(bytes, options));
  expect(await outcome(() => readSubtitlePieces(() => inPieces(bytes, cuts), options))).toEqual(whole);
}

const utf32 = (text: string): Uint8Array =>
  Buffer.concat(
    Array.from(text, (character) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(character.codePointAt(0) ?? 0);
      return bytes;
    }),
  );
const ENCODERS: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  (text) => utf32(`\ufeff${text}`),
  (text) => Buffer.from(text, 'latin1'),
  // Encoded twice.
  (text) => Buffer.from(Buffer.from(`${text}\n음악\n`.repeat(2)).toString('latin1')),
];
const LINE_ENDS = ['\n', '\r\n', '\r'];

const textFile = fc
  .tuple(
    fc.constantFrom(...SUBTITLE_SAMPLES),
    fc.constantFrom(...ENCODERS),
    fc.constantFrom(...LINE_ENDS),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([sample, encode, end, times]) => encode(sample.repeat(times).replaceAll('\n', end)));

const legacyFile = fc
  .tuple(fc.constantFrom(...LEGACY), fc.constantFrom(...LINE_ENDS))
  .map(([[, , , base64], end]) =>
    Buffer.concat(
      [1, 2, 3].flatMap((i) => [
        Buffer.from(`${i}${end}00:00:0${i},000 --> 00:00:0${i},900${end}`),
        Buffer.from(base64, 'base64'),
        Buffer.from(end + end),
      ]),
    ),
  );

const cuts = fc.array(fc.nat(2000), { maxLength: 12 });
const options = fc
  .constantFrom(undefined, 'en', 'ko', 'ru', 'ja')
  .map((language) => (language === undefined ? {} : { language }));

describe('a file that comes in pieces', () => {
  test('is read as the whole one, in every format and Unicode encoding', async () => {
    await fc.assert(fc.asyncProperty(textFile, cuts, options, checkPieces), { numRuns: 600 });
  });

  test('is read as the whole one in every legacy encoding', async () => {
    await fc.assert(fc.asyncProperty(legacyFile, cuts, options, checkPieces), { numRuns: 400 });
  });

  test('is read as the whole one, or refused alike, with bytes changed', async () => {
    const noise = fc.array(fc.tuple(fc.nat(300), fc.uint8Array({ maxLength: 4 })), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(textFile, legacyFile), noise, cuts, async (file, changes, at) => {
        const bytes = [...file];
        for (const [from, insert] of changes) bytes.splice(from, insert.length, ...insert);
        await checkPieces(Uint8Array.from(bytes), at, {});
      }),
      { numRuns: 600 },
    );
  });

  test.each(LEGACY)('is read as the whole one, byte by byte: %s in %s', async (language, _, __, base64) => {
    const text = Buffer.from(base64, 'base64');
    const bytes = Buffer.concat([Buffer.from('1\r\n00:00:01,000 --> 00:00:02,000\r\n'), text, text]);
    await checkPieces(bytes, [...bytes.keys()], { language });
  });
});

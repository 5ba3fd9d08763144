import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { decodeSubtitle } from './decode-subtitle.ts';

/** TextDecoder has no counterpart that writes these encodings: sentences, and their bytes in base64. */
const SAMPLES = JSON.parse(
  readFileSync(new URL('../../fixtures/legacy-samples.json', import.meta.url), 'utf8'),
) as [language: string, encoding: string, text: string, base64: string][];

describe('decodeSubtitle reads legacy encodings', () => {
  test.each(SAMPLES)('%s in %s with the language declared', (language, encoding, text, base64) => {
    const bytes = Buffer.from(base64, 'base64');
    expect(decodeSubtitle(bytes, { language })).toEqual({ text, encoding, repairs: {} });
  });

  test.each(SAMPLES.filter(([language]) => ['ko', 'ja', 'zh-Hans', 'ru', 'el', 'he'].includes(language)))(
    '%s in %s with no or another language declared',
    (_, encoding, text, base64) => {
      const bytes = Buffer.from(base64, 'base64');
      expect(decodeSubtitle(bytes)).toEqual({ text, encoding, repairs: {} });
      expect(decodeSubtitle(bytes, { language: 'en' })).toEqual({ text, encoding, repairs: {} });
    },
  );

  test('every Korean syllable of code page 949, in the order of its codes', () => {
    const trails = Array.from({ length: 0xfe - 0x41 + 1 }, (_, i) => 0x41 + i);
    const isTrail = (byte: number): boolean => byte < 0x5b || (byte > 0x60 && byte < 0x7b) || byte > 0x80;
    const leads = Array.from({ length: 0x20 }, (_, i) => 0x81 + i);
    const bytes = leads.flatMap((lead) => trails.filter(isTrail).flatMap((trail) => [lead, trail]));
    const { text } = decodeSubtitle(Uint8Array.from(bytes), { language: 'ko' });
    expect(text).toHaveLength(0x20 * 178);
    // The first and the last of these rows, by https://encoding.spec.whatwg.org/index-euc-kr.txt
    expect([text[0], text[1], text.at(-1)]).toEqual(['\uac02', '\uac03', '\uc8a4']);
    expect([...text].every((syllable, i) => i === 0 || syllable > (text[i - 1] ?? ''))).toBe(true);
  });

  test('UTF-16 and UTF-32 without a byte order mark, also where letters hold zero bytes', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000\n가 가자, 우리.\n';
    const utf16 = Buffer.from(text, 'utf16le');
    const utf32 = Buffer.concat(
      Array.from(text, (character) => {
        const bytes = Buffer.alloc(4);
        bytes.writeUInt32LE(character.codePointAt(0) ?? 0);
        return bytes;
      }),
    );
    expect(decodeSubtitle(utf16)).toMatchObject({ text, encoding: 'utf-16le' });
    expect(decodeSubtitle(Buffer.from(utf16).swap16())).toMatchObject({ text, encoding: 'utf-16be' });
    expect(decodeSubtitle(utf32)).toMatchObject({ text, encoding: 'utf-32le' });
    expect(decodeSubtitle(Buffer.from(utf32).swap32())).toMatchObject({ text, encoding: 'utf-32be' });
  });
});

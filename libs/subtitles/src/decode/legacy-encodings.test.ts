import { describe, expect, test } from '@jest/globals';
import { decodeSubtitle } from './decode-subtitle.ts';

/** TextDecoder has no counterpart that writes these encodings: sentences, and their bytes in base64. */
const SAMPLES: readonly (readonly [language: string, encoding: string, text: string, base64: string])[] = [
  [
    'ko',
    'euc-kr',
    '우리 내일 만날까? 그렇게 하면 안 됬어, 쫒아가자.',
    'v+y4riCzu8DPILi4s6+x7j8gsde3uLDUIMfPuOkgvsggiee+7iwgpmm+xrChwNou',
  ],
  [
    'ja',
    'shift_jis',
    '今日はどこへ行きますか。コーヒーを飲みましょう。',
    'jaGT+oLNgseCsYLWjXOCq4LcgreCqYFCg1KBW4NxgVuC8Ij5gt2C3IK1guWCpIFC',
  ],
  [
    'ja',
    'euc-jp',
    '今日はどこへ行きますか。コーヒーを飲みましょう。',
    'uqPG/KTPpMmks6TYudSkraTepLmkq6GjpbOhvKXSobyk8rD7pN+k3qS3pOekpqGj',
  ],
  ['ja', 'iso-2022-jp', '今日はどこへ行きますか。', 'GyRCOiNGfCRPJEkkMyRYOVQkLSReJDkkKyEjGyhC'],
  [
    'zh-Hans',
    'gb18030',
    '我们明天去哪里？我不知道他为什么没来。',
    'ztLDx8P3zOzIpcTEwO+jv87SsrvWqrXAy/vOqsqyw7TDu8C0oaM=',
  ],
  [
    'zh-Hant',
    'big5',
    '我們明天去哪裡？我不知道他為什麼沒來。',
    'p9qtzKn6pNGlaK3+uMyhSKfapKOqvrlEpUyssKSwu/KoU6jToUM=',
  ],
  ['ru', 'windows-1251', 'Куда ты идёшь? Я ничего не знаю.', 'yvPk4CDy+yDo5Lj4/D8g3yDt6Pfl4+4g7eUg5+3g/i4='],
  ['ru', 'koi8-r', 'Куда ты идёшь? Я ничего не знаю.', '69XEwSDU2SDJxKPb2D8g8SDOyd7Fx88gzsUg2s7BwC4='],
  ['ru', 'iso-8859-5', 'Куда ты идёшь? Я ничего не знаю.', 'uuPU0CDi6yDY1PHo7D8gzyDd2OfV094g3dUg193Q7i4='],
  ['uk', 'windows-1251', 'Куди ти йдеш? Її тут немає.', 'yvPk6CDy6CDp5OX4PyCvvyDy8/Ig7eXs4Lou'],
  [
    'pl',
    'windows-1250',
    'Gdzie jesteś? Zażądał pięciu świec.',
    'R2R6aWUgamVzdGWcPyBaYb+5ZGGzIHBp6mNpdSCcd2llYy4=',
  ],
  [
    'pl',
    'iso-8859-2',
    'Gdzie jesteś? Zażądał pięciu świec.',
    'R2R6aWUgamVzdGW2PyBaYb+xZGGzIHBp6mNpdSC2d2llYy4=',
  ],
  ['el', 'windows-1253', 'Άννα, πού πηγαίνεις σήμερα;', 'ou3t4Swg8O/9IPDn4+Hf7eXp8iDz3uzl8eE7'],
  ['tr', 'windows-1254', 'Işığı söndürdün mü? Çok geç oldu.', 'Sf798P0gc/ZuZPxyZPxuIG38PyDHb2sgZ2XnIG9sZHUu'],
  ['ar', 'windows-1256', 'إلى أين تذهب اليوم يا صديقي؟', 'xeHsIMPt5CDK0OXIIMfh7ebjIO3HINXP7d7tvw=='],
  ['he', 'windows-1255', 'לאן אתה הולך היום?', '7ODvIOD65CDk5ezqIOTp5e0/'],
  [
    'fr',
    'windows-1252',
    'Où étais-tu hier ? J’ai fêté mon succès.',
    'T/kg6XRhaXMtdHUgaGllciA/IEqSYWkgZup06SBtb24gc3VjY+hzLg==',
  ],
  ['en', 'windows-1252', 'It’s only a café – nothing more…', 'SXSScyBvbmx5IGEgY2Fm6SCWIG5vdGhpbmcgbW9yZYU='],
];

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

import { describe, expect, test } from '@jest/globals';
import { decodeSubtitle } from './decode-subtitle.ts';

const TEXT = 'café 안녕 😀';

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

const destroyedIn = (text: string): number =>
  decodeSubtitle(Buffer.from(text)).repairs['destroyed_text'] ?? 0;

describe('decodeSubtitle', () => {
  test.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\ufeff${TEXT}`)],
    ['utf-8', Buffer.from(`\ufeff\ufeff${TEXT}`)],
    ['utf-16le', utf16(TEXT, 'le')],
    ['utf-16be', utf16(TEXT, 'be')],
    ['utf-32le', Buffer.from([0xff, 0xfe, 0, 0, ...Array.from(TEXT).flatMap(utf32)])],
  ])('reads %s, without its byte order mark', (encoding, bytes) => {
    expect(decodeSubtitle(bytes)).toEqual({ text: TEXT, encoding, repairs: {} });
  });

  test('drops a last character that was cut off with the file', () => {
    const whole = Buffer.from('안녕');
    expect(decodeSubtitle(whole.subarray(0, whole.length - 1)).text).toBe('안');
  });

  test('reads UTF-8 with a broken byte as UTF-8, and counts it', () => {
    const long = '그는 어디에 있어요? '.repeat(20);
    const bytes = Buffer.concat([Buffer.from(long), Buffer.of(0xff), Buffer.from(long)]);
    expect(decodeSubtitle(bytes)).toEqual({
      text: `${long}\ufffd${long}`,
      encoding: 'utf-8',
      repairs: { destroyed_text: 1 },
    });
  });

  test.each([
    ['a replacement character', 'caf\ufffd and t\ufffd\ufffda', 2],
    ['UTF-8 that was read as windows-1252', 'cafÃ© donâ€™t', 2],
    ['Korean UTF-8 that was read as windows-1252', 'ì•ˆë…•', 1],
    ['Russian UTF-8 that was read as windows-1251', 'РџСЂРёРІРµС‚', 1],
    ['EUC-KR that was read as windows-1252', '¾È³çÇÏ¼¼¿ä', 1],
  ])('counts text that was destroyed before: %s', (_, text, times) => {
    expect(destroyedIn(text)).toBeGreaterThanOrEqual(times);
  });

  test.each([
    'Ça va ? « Où est-il… »',
    'À bientôt, fiancé’s CAFÉ… “NOËL” — ÂGÉ',
    'Não! A MANHÃ… Você está “lá”?',
    'Привет! СССР – РСФСР…',
    'ÁÉíöÙ naïve coöperate',
    '안녕하세요',
  ])('does not take %s for destroyed', (text) => {
    expect(destroyedIn(text)).toBe(0);
  });

  test.each([
    ['windows-1252', 'Ça va, mon café ?\nÀ bientôt, père Noël…\nOui.', 2],
    ['windows-1251', 'Привет, как дела?\nХорошо, спасибо.\nOK', 2],
  ])('undoes what was taken for %s and saved again', (encoding, text, lines) => {
    const twice = new TextDecoder(encoding).decode(Buffer.from(text));
    expect(decodeSubtitle(Buffer.from(twice))).toEqual({
      text,
      encoding: 'utf-8',
      repairs: { double_encoded: lines },
    });
  });

  test('leaves a text alone that speaks of such a thing once', () => {
    const text = 'Ça marche.\nIt shows cafÃ© where it should say café.\nVoilà.\nÉtrange, non ?';
    expect(decodeSubtitle(Buffer.from(text)).text).toBe(text);
  });

  test.each(['\r\n', '\r', '\n'])('ends lines in \\n that ended in %j', (end) => {
    const { text, repairs } = decodeSubtitle(Buffer.from(['a', 'b', '', 'c'].join(end)));
    expect(text).toBe('a\nb\n\nc');
    expect(repairs).toEqual(end === '\r' ? { cr_only_line_end: 1 } : {});
  });

  test('refuses what is no text', () => {
    const noise = Uint8Array.from({ length: 900 }, (_, i) => (i * i) % 29);
    expect(() => decodeSubtitle(noise)).toThrow(expect.objectContaining({ code: 'subtitle_encoding' }));
  });

  test.each([
    ['PGS', [0x50, 0x47, 0, 0, 0, 1, 0, 0, 0, 0, 0x16, 0, 0x13]],
    ['VobSub', [0, 0, 1, 0xba, 0x44, 0, 4]],
    ['Matroska', [0x1a, 0x45, 0xdf, 0xa3, 0x9f]],
    ['MP4', [0, 0, 0, 0x20, ...Buffer.from('ftypisom')]],
    ['ZIP', Array.from(Buffer.from('PK\u0003\u0004 and so on'))],
  ])('refuses %s with that reason', (kind, bytes) => {
    expect(() => decodeSubtitle(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ code: 'subtitle_format', message: expect.stringContaining(kind) as unknown }),
    );
  });
});

function utf32(character: string): number[] {
  const code = character.codePointAt(0) ?? 0;
  return [code & 0xff, (code >> 8) & 0xff, code >> 16, 0];
}

import { describe, expect, test } from '@jest/globals';
import { decodeSubtitle } from './decode-subtitle.ts';

const TEXT = 'café 안녕 😀';

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('decodeSubtitle', () => {
  test.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\ufeff${TEXT}`)],
    ['utf-16le', utf16(TEXT, 'le')],
    ['utf-16be', utf16(TEXT, 'be')],
  ])('reads %s, without its byte order mark', (encoding, bytes) => {
    expect(decodeSubtitle(bytes)).toEqual({ text: TEXT, encoding });
  });

  test('drops a last character that was cut off with the file', () => {
    const whole = Buffer.from('안녕');
    expect(decodeSubtitle(whole.subarray(0, whole.length - 1)).text).toBe('안');
  });

  test('refuses what is in another encoding instead of replacing letters', () => {
    const cp949 = Uint8Array.of(0xbe, 0xc8, 0xb3, 0xe7);
    expect(() => decodeSubtitle(cp949)).toThrow(expect.objectContaining({ code: 'subtitle_encoding' }));
    const utf32 = Uint8Array.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0);
    expect(() => decodeSubtitle(utf32)).toThrow(/UTF-32LE/);
  });
});

import { describe, expect, test } from '@jest/globals';
import { fontFor } from './font-for.ts';
import { parseFontList } from './load-fonts.ts';

const LATIN_ONLY = 'DejaVu Sans\t20-7e a0-17f 400-45f\n';
const KOREAN = 'Noto Sans CJK KR\t20-7e 3040-30ff 4e00-9fff ac00-d7a3\n';

describe('the font of a text', () => {
  test('is one that has all of its letters', () => {
    const fonts = parseFontList(LATIN_ONLY + KOREAN);
    expect(fontFor('Let it go.', { fonts })).toBe('DejaVu Sans');
    expect(fontFor('그만 잊어버려.', { fonts, language: 'ko' })).toBe('Noto Sans CJK KR');
  });

  test('follows the language where the same characters are drawn differently', () => {
    const fonts = parseFontList(
      KOREAN + 'Noto Sans CJK JP\t20-7e 4e00-9fff\nNoto Sans CJK TC\t20-7e 4e00-9fff\n',
    );
    expect(fontFor('骨', { fonts, language: 'ja' })).toBe('Noto Sans CJK JP');
    expect(fontFor('骨', { fonts, language: 'zh-Hant' })).toBe('Noto Sans CJK TC');
  });

  test('is missed with the package that has it', () => {
    const fonts = parseFontList(LATIN_ONLY);
    expect(() => fontFor('안녕', { fonts, language: 'ko' })).toThrow(/fonts-noto-cjk/);
    expect(() => fontFor('नमस्ते', { fonts, language: 'hi' })).toThrow(/fonts-noto-core/);
  });

  test('may lack emoji, signs and invisible characters', () => {
    const fonts = parseFontList(LATIN_ONLY);
    expect(fontFor('Fine \u{1F600} \u200e♪', { fonts })).toBe('DejaVu Sans');
  });

  test('is left to libass where fontconfig is not there to ask', () => {
    expect(fontFor('안녕', { fonts: undefined })).toBe('sans-serif');
  });
});

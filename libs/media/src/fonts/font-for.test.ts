import { describe, expect, test } from '@jest/globals';
import { fontFor } from './font-for.ts';
import { parseFontList } from './load-fonts.ts';

const LATIN_ONLY = 'DejaVu Sans\t20-7e a0-17f 400-45f\n';
const KOREAN = 'Noto Sans CJK KR\t20-7e 3040-30ff 4e00-9fff ac00-d7a3\n';

describe('the font of a text', () => {
  test('is one that has all of its letters', () => {
    const fonts = parseFontList(LATIN_ONLY + KOREAN);
    expect(fontFor('Let it go.', { fonts }).family).toBe('DejaVu Sans');
    expect(fontFor('그만 잊어버려.', { fonts, language: 'ko' }).family).toBe('Noto Sans CJK KR');
  });

  test('follows the language where the same characters are drawn differently', () => {
    const fonts = parseFontList(
      KOREAN + 'Noto Sans CJK JP\t20-7e 4e00-9fff\nNoto Sans CJK TC\t20-7e 4e00-9fff\n',
    );
    expect(fontFor('骨', { fonts, language: 'ja' }).family).toBe('Noto Sans CJK JP');
    expect(fontFor('骨', { fonts, language: 'zh-Hant' }).family).toBe('Noto Sans CJK TC');
  });

  test('is that of the language, whatever other letters of its neighbours stand in the text', () => {
    const covers = '\t20-7e 3040-30ff 4e00-9fff ac00-d7a3\n';
    const fonts = parseFontList(['KR', 'SC', 'HK', 'JP'].map((r) => `Noto Sans CJK ${r}${covers}`).join(''));
    expect(fontFor('他说"안녕"', { fonts, language: 'zh' }).family).toBe('Noto Sans CJK SC');
    expect(fontFor('骨', { fonts, language: 'zh-HK' }).family).toBe('Noto Sans CJK HK');
    expect(fontFor('骨と안녕', { fonts }).family).toBe('Noto Sans CJK KR');
  });

  test('is the plain one of the script, not an ornamental one that covers more', () => {
    const arabic = '\t20-7e 621-64a\n';
    const families = ['Noto Kufi Arabic', 'DejaVu Sans Mono', 'Noto Naskh Arabic', 'Noto Sans Arabic UI'];
    const fonts = (more: string) => parseFontList(families.map((name) => name + arabic).join('') + more);
    expect(fontFor('مرحبا', { fonts: fonts(`Noto Sans Arabic${arabic}`) }).family).toBe('Noto Sans Arabic');
    expect(fontFor('مرحبا', { fonts: fonts('') }).family).toBe('Noto Naskh Arabic');
  });

  test('is missed with the package that has it', () => {
    const fonts = parseFontList(LATIN_ONLY);
    expect(() => fontFor('안녕', { fonts, language: 'ko' })).toThrow(/fonts-noto-cjk/);
    expect(() => fontFor('नमस्ते', { fonts, language: 'hi' })).toThrow(/fonts-noto-core/);
  });

  test('is that of the script though a Latin name stands in the text, and says how high its lines are', () => {
    const hebrew = 'Noto Sans Hebrew\t5d0-5ea\t/none.ttf\t0\nDejaVu Sans\t20-7e 5d0-5ea\n';
    const fonts = parseFontList(hebrew).map((font) => ({ ...font, lineHeightEm: 1.36 }));
    expect(fontFor('NASA אמרה שלא', { fonts })).toEqual({ family: 'Noto Sans Hebrew', lineHeightEm: 1.36 });
    expect(fontFor('NASA said no: לא', { fonts }).family).toBe('DejaVu Sans');
  });

  test('may lack emoji, signs and invisible characters', () => {
    const fonts = parseFontList(LATIN_ONLY);
    expect(fontFor('Fine \u{1F600} \u200e♪', { fonts }).family).toBe('DejaVu Sans');
  });

  test('is left to libass where fontconfig is not there to ask', () => {
    expect(fontFor('안녕', { fonts: undefined }).family).toBe('sans-serif');
  });
});

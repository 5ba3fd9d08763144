import { TerminalError } from '@langflix/contracts';
import { hasGlyph } from './load-fonts.ts';
import type { Font } from './load-fonts.ts';

export interface FontWish {
  /** What `loadFonts` found; undefined skips the check. */
  readonly fonts: readonly Font[] | undefined;
  /** Language of the text, BCP 47: Chinese, Japanese and Korean draw the same characters differently. */
  readonly language?: string;
}

/** Sans-serif families that read well in a picture, best first. */
const LATIN = ['Noto Sans', 'Open Sans', 'Liberation Sans', 'Arial', 'Helvetica', 'DejaVu Sans'];
/** Where no installed family is known by name, libass and fontconfig choose for this one. */
const ANY = 'sans-serif';

/**
 * The family to draw a text in: a usual one that has every letter and digit of it, else any that has, else the one that
 * has most while other fonts have the rest (libass borrows single glyphs).
 * @throws TerminalError('font_missing') when no installed font has some letter; it names the package to install.
 */
export function fontFor(text: string, { fonts, language }: FontWish): string {
  const preferred = preferredFamilies(text, language);
  if (fonts === undefined) return ANY;
  const letters = lettersOf(text);
  const missing = letters.filter((letter) => !fonts.some((font) => hasGlyph(font, letter)));
  if (missing.length > 0) throw fontMissing(missing, language);
  const rank = (font: Font): number => {
    const place = preferred.indexOf(font.family);
    return place === -1 ? preferred.length + (/sans|gothic/i.test(font.family) ? 0 : 1) : place;
  };
  const lacks = (font: Font): number => letters.filter((letter) => !hasGlyph(font, letter)).length;
  const [best] = fonts
    .map((font) => ({ font, lacks: lacks(font), rank: rank(font) }))
    .toSorted((a, b) => a.lacks - b.lacks || a.rank - b.rank);
  return best?.font.family ?? ANY;
}

/** Code points that must be drawn right: letters, digits and their marks. A box for an emoji is no reason to fail. */
function lettersOf(text: string): readonly number[] {
  const letters = text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]/gu) ?? [];
  return [...new Set(letters)].map((letter) => letter.codePointAt(0) ?? 0);
}

function preferredFamilies(text: string, language: string | undefined): readonly string[] {
  const region = cjkRegion(text, language);
  return region === undefined
    ? LATIN
    : [`Noto Sans CJK ${region}`, `Noto Sans ${region}`, 'Noto Sans CJK JP'];
}

/** Which of Noto's regional families a text needs; undefined when it has no such characters. */
function cjkRegion(text: string, language = ''): 'KR' | 'JP' | 'SC' | 'TC' | undefined {
  if (/\p{Script=Hangul}/u.test(text)) return 'KR';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'JP';
  if (!/\p{Script=Han}/u.test(text)) return undefined;
  if (/^ja\b/i.test(language)) return 'JP';
  if (/^ko\b/i.test(language)) return 'KR';
  return /hant|-(tw|hk|mo)\b/i.test(language) ? 'TC' : 'SC';
}

function fontMissing(missing: readonly number[], language: string | undefined): TerminalError {
  const codes = missing
    .slice(0, 5)
    .map((letter) => `U+${letter.toString(16).toUpperCase().padStart(4, '0')}`);
  const isCjk = missing.some((letter) =>
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(
      String.fromCodePoint(letter),
    ),
  );
  const packages = isCjk ? 'fonts-noto-cjk' : 'fonts-noto-core';
  const whose = language === undefined ? 'the captions' : `the captions in "${language}"`;
  return new TerminalError(
    'font_missing',
    `no installed font has ${missing.length} of the letters of ${whose} (${codes.join(', ')}): ` +
      `install one (apt-get install ${packages}, brew install --cask font-noto-sans${isCjk ? '-cjk' : ''})`,
  );
}

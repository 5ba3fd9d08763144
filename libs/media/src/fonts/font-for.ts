import { TerminalError } from '@langflix/contracts';
import { hasGlyph } from './load-fonts.ts';
import type { Font } from './load-fonts.ts';
import { preferredFamilies } from './preferred-families.ts';

export interface FontWish {
  /** What `loadFonts` found; undefined skips the check. */
  readonly fonts: readonly Font[] | undefined;
  /** Language of the text, BCP 47: Chinese, Japanese and Korean draw the same characters differently. */
  readonly language?: string;
}

/** Where no installed family is known by name, libass and fontconfig choose for this one. */
const ANY = 'sans-serif';
/** Code points up to here are Latin letters, digits and their like. */
const LAST_OF_LATIN = 0x24f;

export interface CaptionFont {
  readonly family: string;
  /** Ems from line to line, when it is known. */
  readonly lineHeightEm?: number;
}

/**
 * The font to draw a text in: a usual one that has every letter and digit of it, else any that has, else the one that
 * has most while other fonts have the rest (libass borrows single glyphs). Latin letters in a text of another script
 * may be borrowed.
 * @throws TerminalError('font_missing') when no installed font has some letter; it names the package to install.
 */
export function fontFor(text: string, { fonts, language }: FontWish): CaptionFont {
  const preferred = preferredFamilies(text, language);
  if (fonts === undefined) return { family: ANY };
  const letters = lettersOf(text);
  const missing = letters.filter((letter) => !fonts.some((font) => hasGlyph(font, letter)));
  if (missing.length > 0) throw fontMissing(missing, language);
  const rank = (font: Font): number => {
    const place = preferred.indexOf(font.family);
    return place === -1 ? preferred.length + oddityOf(font) : place;
  };
  const native = letters.filter((letter) => letter > LAST_OF_LATIN);
  const wanted = native.length * 2 > letters.length ? native : letters;
  const lacks = (font: Font): number => wanted.filter((letter) => !hasGlyph(font, letter)).length;
  const [best] = fonts
    .map((font) => ({ font, lacks: lacks(font), rank: rank(font) }))
    .toSorted((a, b) => a.lacks - b.lacks || a.rank - b.rank);
  if (best === undefined) return { family: ANY };
  const { family, lineHeightEm } = best.font;
  return { family, ...(lineHeightEm === undefined ? {} : { lineHeightEm }) };
}

/** Of families that are not known by name: plain ones first, then serifs, then what is drawn for screens of code or as ornament. */
function oddityOf({ family }: Font): number {
  if (/mono|kufi|rashi|display|condensed|narrow|symbols|math|ui\b/i.test(family)) return 2;
  return /sans|gothic/i.test(family) ? 0 : 1;
}

/** Code points that must be drawn right: letters, digits and their marks. A box for an emoji is no reason to fail. */
function lettersOf(text: string): readonly number[] {
  const letters = text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]/gu) ?? [];
  return [...new Set(letters)].map((letter) => letter.codePointAt(0) ?? 0);
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

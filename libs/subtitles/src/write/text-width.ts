/**
 * Width of text in units of an average lower-case Latin letter (0.57 em in Noto Sans, narrow letters and spaces less). A full-width character counts
 * 42/20, so that one limit means 42 Latin or 20 Chinese, Japanese or Korean characters.
 */
const WIDE_UNITS = 42 / 20;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const NARROW = /[iljtfrI.,'!:;|\u2018\u2019()[\]\s]/;
const BROAD = /[mwMW@%\u2014\u2026]/;
/** Scripts whose letters are wide. */
const VERY_BROAD_SCRIPT =
  /[\p{Script=Tamil}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Kannada}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Ethiopic}]/u;
const BROAD_SCRIPT =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Oriya}\p{Script=Armenian}\p{Script=Georgian}]/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export function textWidth(text: string): number {
  let width = 0;
  for (const character of splitGraphemes(text)) width += graphemeWidth(character);
  return width;
}

/** User-perceived characters: an accent stays with its letter, an emoji of several parts is one. */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function graphemeWidth(character: string): number {
  if (WIDE.test(character)) return WIDE_UNITS;
  if (NARROW.test(character)) return 0.55;
  if (BROAD.test(character)) return 1.5;
  if (VERY_BROAD_SCRIPT.test(character)) return 1.9;
  if (BROAD_SCRIPT.test(character)) return 1.25;
  return /\p{Lu}/u.test(character) ? 1.25 : 1;
}

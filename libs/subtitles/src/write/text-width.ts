/**
 * Width of text in units of an average lower-case Latin letter (about half an em). A full-width character counts
 * 42/18, so that one limit means 42 Latin or 18 Chinese, Japanese or Korean characters.
 */
const WIDE_UNITS = 42 / 18;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const NARROW = /[iljtfrI.,'!:;|\u2018\u2019()[\]\s]/;
const BROAD = /[mwMW@%\u2014\u2026]/;
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
  return /\p{Lu}/u.test(character) ? 1.25 : 1;
}

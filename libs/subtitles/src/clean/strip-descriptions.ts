/** Sounds and manners in square or lenticular brackets: never spoken. `x[0]` and `[1]` are no descriptions. */
const SQUARE = /(?<![\p{L}\p{N}_\])])\[(?=[^[\]]*\p{L})[^[\]]{1,200}\]|【[^【】]{1,200}】/gu;
/** Full-width round brackets name speakers and sounds in East Asian subtitles; inside a sentence they are speech. */
const FULL_WIDTH = /(?<=^|[\s\u3002\uff01\uff1f\u2026-])（[^（）]{1,200}）/gmu;
/** "(sighs) Fine." or "- (sighs) Fine.": at the start of a line. */
const ROUND_AT_START = /^(\s*(?:[-\u2010-\u2015]\s*)?)\([^()]{1,200}\)\s*:?/gm;
/** "Fine. (sighs)": at the end of a line, after a finished sentence. */
const ROUND_AT_END = /([.!?\u2026,-])[ \t]*\([^()]{1,200}\)[ \t]*$/gm;
/** "JOHN (V.O.):" and "(DOOR SLAMS)" wherever they stand. */
const ROUND_UPPER = /\((?=\p{Lu}[\p{Lu}.])[\p{Lu}\s.,'\u2019-]{2,200}\)/gu;
const STARRED_LINE = /^\s*\*[^*\n]{1,200}\*\s*$/gm;

/**
 * Takes out what is written for people who cannot hear: "(sighs) Fine." keeps "Fine.". Round brackets inside a
 * sentence are speech and stay.
 */
export function stripDescriptions(text: string): string {
  if (!/[[(\uff08\u3010*]/.test(text)) return text;
  return text
    .replace(SQUARE, ' ')
    .replace(FULL_WIDTH, ' ')
    .replace(ROUND_UPPER, ' ')
    .replace(ROUND_AT_START, '$1')
    .replace(ROUND_AT_END, '$1')
    .replace(STARRED_LINE, '');
}

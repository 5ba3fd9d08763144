import type { WritingSystem } from './legacy-encodings.ts';

/** Marks that subtitles of any language use. */
const MARKS =
  /[\u00a0\u00a1\u00ab\u00bb\u00bf\u00b7\u2010-\u2015\u2018-\u201e\u2026\u266a\u266b\u3000-\u3011\uff01-\uff5e\u20ac\u00b0]/;
const IMPOSSIBLE = /[\u0080-\u009f\ufffd\p{Co}\p{Cn}]/u;
const HALF_WIDTH_KATAKANA = /[\uff61-\uff9f]/;
const LETTER = /\p{L}/u;
const BEYOND_ASCII = /[^\x00-\x7f]/gu;
/** Small letter, then a capital one, beyond ASCII: what a wrong Cyrillic encoding gives. */
const INVERTED_CASE = /(?=[^\x00-\x7f])\p{Ll}(?=[^\x00-\x7f])\p{Lu}/gu;
/** A Latin letter beside one of another script: what Latin text gives in the encoding of another script. */
const MIXED_SCRIPTS =
  /[a-z](?=[^\x00-\x7f])(?=\p{L})(?!\p{Script=Latin})|(?=[^\x00-\x7f])(?!\p{Script=Latin})\p{L}(?=[a-z])/giu;
/** No word of a Latin alphabet has so many accents in a row, but Cyrillic or Korean read as Latin has. */
const ACCENTS_IN_A_ROW = /[\u00c0-\u024f]{4,}/g;

/**
 * How much a text looks like a language, from about -5 (cannot be) to 1 (letters it uses most): the mean over
 * characters beyond ASCII. 0 when there are none.
 */
export function scoreText(text: string, system: WritingSystem): number {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [character] of text.matchAll(BEYOND_ASCII)) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
    total += 1;
  }
  if (total === 0) return 0;
  let sum = -2 * (text.match(INVERTED_CASE)?.length ?? 0) - (text.match(MIXED_SCRIPTS)?.length ?? 0);
  for (const [run] of text.matchAll(ACCENTS_IN_A_ROW)) sum -= 2 * run.length;
  for (const [character, count] of counts) sum += count * scoreCharacter(character, system);
  return sum / total;
}

function scoreCharacter(character: string, { letters, common }: WritingSystem): number {
  if (IMPOSSIBLE.test(character)) return -5;
  if (common.includes(character)) return 1;
  if (common.includes(character.toLowerCase())) return 0.7;
  if (letters.test(character)) return 0.5;
  if (HALF_WIDTH_KATAKANA.test(character)) return -0.5;
  if (MARKS.test(character)) return 0.3;
  return LETTER.test(character) ? -0.5 : -1;
}

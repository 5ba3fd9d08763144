/** What windows-1252 shows for the bytes 0x80 to 0xBF, the second and later bytes of UTF-8. */
const LATER_BYTE =
  '\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178';
const CLOSING = '\u2026\u2019\u201d\u203a\u2013\u2014\u00bb';

/** Patterns of text that was decoded wrongly and saved again. */
const DESTROYED: readonly RegExp[] = [
  /\ufffd+/g,
  // UTF-8 read as windows-1252: two bytes ("Ã©"; but not "Ã…" that ends a word in capitals), three or four ("ì•ˆ", "â€™").
  new RegExp(String.raw`(?<!\p{Lu})[\u00c2\u00c3\u00ce-\u00d1\u00d7-\u00d9][${LATER_BYTE}]`, 'gu'),
  new RegExp(String.raw`\p{Lu}[\u00c2\u00c3](?![${CLOSING}\s])[${LATER_BYTE}]`, 'gu'),
  new RegExp(String.raw`[\u00e0-\u00f4](?![${CLOSING}])[${LATER_BYTE}]{2,3}`, 'g'),
  // Cyrillic UTF-8 read as windows-1251: every other letter is Р or С, with letters of no Russian word between.
  /(?:[РС][\u0402-\u040f\u0452-\u045f\u00a0-\u00bf\u2013-\u203a\u20ac\u2116\u2122]){2,}/g,
  // A multi-byte or Cyrillic encoding read as windows-1252: no word has so many accents in a row.
  /[\u00a1-\u00ff]{6,}/g,
];

/** Number of places where letters were lost before this program saw them. */
export function countDestroyed(text: string): number {
  if (!/[^\x00-\x7f]/.test(text)) return 0;
  let rest = text;
  let count = 0;
  for (const pattern of DESTROYED) {
    rest = rest.replace(pattern, () => {
      count += 1;
      return ' ';
    });
  }
  return count;
}

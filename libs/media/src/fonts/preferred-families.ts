/** Sans-serif families that read well in a picture, best first. */
const LATIN = ['Noto Sans', 'Open Sans', 'Liberation Sans', 'Arial', 'Helvetica', 'DejaVu Sans'];

/** Scripts that Noto has a family of its own for, by the name of the family; Latin, Greek and Cyrillic share one. */
const OWN_FAMILY: readonly (readonly [script: string, families: readonly string[]])[] = [
  ['Arabic', ['Noto Sans Arabic', 'Noto Naskh Arabic']],
  ['Hebrew', ['Noto Sans Hebrew']],
  ...[
    ...['Thai', 'Lao', 'Khmer', 'Myanmar', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya'],
    ...['Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Georgian', 'Armenian', 'Ethiopic', 'Thaana'],
    ...['Syriac', 'Cherokee', 'Mongolian', 'Tibetan'],
  ].map((script): readonly [string, readonly string[]] => [
    script,
    script === 'Tibetan' ? ['Noto Serif Tibetan'] : [`Noto Sans ${script}`, `Noto Serif ${script}`],
  ]),
];

/** The families to draw a text in, best first: those of its script, of its language where letters are shared, then Latin ones. */
export function preferredFamilies(text: string, language: string | undefined): readonly string[] {
  const region = cjkRegion(text, language);
  if (region !== undefined)
    return [`Noto Sans CJK ${region}`, `Noto Sans ${region}`, 'Noto Sans CJK JP', ...LATIN];
  return [...(OWN_FAMILY.find(([script]) => mainScript(text) === script)?.[1] ?? []), ...LATIN];
}

/** The script of most letters, of those that have a family of their own. */
function mainScript(text: string): string | undefined {
  const counted = OWN_FAMILY.map(([script]) => ({
    script,
    count: text.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length ?? 0,
  })).toSorted((a, b) => b.count - a.count);
  return counted[0]?.count ? counted[0].script : undefined;
}

type Region = 'KR' | 'JP' | 'SC' | 'TC' | 'HK';

/**
 * Which of Noto's regional families a text needs: that of its language, as Chinese, Japanese and Korean draw the same
 * characters differently, else the one its other letters tell of. Undefined when it has no such characters.
 */
function cjkRegion(text: string, language = ''): Region | undefined {
  if (!/[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text))
    return undefined;
  if (/^ja\b/i.test(language)) return 'JP';
  if (/^ko\b/i.test(language)) return 'KR';
  if (/^(zh|yue|cmn)\b/i.test(language)) return chineseRegion(language);
  if (/\p{Script=Hangul}/u.test(text)) return 'KR';
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'JP' : 'SC';
}

function chineseRegion(language: string): Region {
  if (/-(hk|mo)\b|^yue/i.test(language)) return 'HK';
  return /hant|-tw\b/i.test(language) ? 'TC' : 'SC';
}

/** Scripts told apart, with the languages that alone are written in them. */
const SCRIPTS = [
  { script: 'Hangul', letters: /\p{Script=Hangul}/gu, weight: 2, languages: ['ko'] },
  { script: 'Kana', letters: /[\u3041-\u3096\u30a1-\u30fa]/gu, weight: 2, languages: ['ja'] },
  { script: 'Han', letters: /\p{Script=Han}/gu, weight: 3, languages: ['zh', 'yue', 'ja'] },
  { script: 'Thai', letters: /\p{Script=Thai}/gu, weight: 1, languages: ['th'] },
  { script: 'Greek', letters: /\p{Script=Greek}/gu, weight: 1, languages: ['el'] },
  { script: 'Hebrew', letters: /\p{Script=Hebrew}/gu, weight: 1, languages: ['he', 'yi'] },
  { script: 'Arabic', letters: /\p{Script=Arabic}/gu, weight: 1, languages: [] },
  { script: 'Cyrillic', letters: /\p{Script=Cyrillic}/gu, weight: 1, languages: [] },
  { script: 'Devanagari', letters: /\p{Script=Devanagari}/gu, weight: 1, languages: [] },
  { script: 'Latin', letters: /\p{Script=Latin}/gu, weight: 1, languages: [] },
] as const;

export type ScriptName = (typeof SCRIPTS)[number]['script'];

/** ISO 15924 codes to the names used here; Japanese writes in Han and Kana both. */
const BY_CODE: Readonly<Record<string, readonly ScriptName[]>> = {
  Kore: ['Hangul'],
  Hang: ['Hangul'],
  Jpan: ['Kana', 'Han'],
  Hans: ['Han'],
  Hant: ['Han'],
  Thai: ['Thai'],
  Grek: ['Greek'],
  Hebr: ['Hebrew'],
  Arab: ['Arabic'],
  Cyrl: ['Cyrillic'],
  Deva: ['Devanagari'],
  Latn: ['Latin'],
};

/** Share of each script among the letters of a text; a syllable or word sign counts for the letters it stands for. */
export function scriptShares(text: string): ReadonlyMap<ScriptName, number> {
  const counts = SCRIPTS.map(({ script, letters, weight }) => {
    return [script, weight * (text.match(letters)?.length ?? 0)] as const;
  });
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return new Map(counts.filter(([, count]) => count > 0).map(([script, count]) => [script, count / total]));
}

const LATIN_ONLY = /^[\u0000-\u024f\u1e00-\u1eff\u2000-\u206f\u20ac]*$/;

/**
 * Script of a line: any letter beyond Latin decides, as Chinese talk of "Transformer" is Chinese. Kana count as Han:
 * Japanese writes both in one line. Undefined for a line without letters.
 */
export function scriptOfLine(line: string): ScriptName | undefined {
  // Most lines of most tracks: told at once.
  if (LATIN_ONLY.test(line)) return /\p{L}/u.test(line) ? 'Latin' : undefined;
  const scripts = [...scriptShares(line)].toSorted((a, b) => b[1] - a[1]).map(([script]) => script);
  const found = scripts.find((script) => script !== 'Latin') ?? scripts[0];
  return found === 'Kana' ? 'Han' : found;
}

/** Scripts that a language is usually written in; empty when that is not known here. */
export function scriptsOf(language: string): readonly ScriptName[] {
  try {
    return BY_CODE[new Intl.Locale(language).maximize().script ?? ''] ?? [];
  } catch {
    return [];
  }
}

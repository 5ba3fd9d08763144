import { languageName } from '@langflix/contracts';

/** Bibliographic three-letter codes of ISO 639-2 that no locale database resolves; film files use them all the time. */
const BIBLIOGRAPHIC: Readonly<Record<string, string>> = {
  alb: 'sq',
  arm: 'hy',
  baq: 'eu',
  bur: 'my',
  chi: 'zh',
  cze: 'cs',
  dut: 'nl',
  fre: 'fr',
  geo: 'ka',
  ger: 'de',
  gre: 'el',
  ice: 'is',
  mac: 'mk',
  may: 'ms',
  per: 'fa',
  rum: 'ro',
  slo: 'sk',
  wel: 'cy',
};

/** How well a word of a file name names the wanted language: 3 exactly, 2 without region, 1 another region, 0 not. */
export function languageMatch(token: string, wanted: string): 0 | 1 | 2 | 3 {
  if (namesOf(wanted).includes(token.toLowerCase())) return 3;
  const tag = tagOf(token);
  if (!tag) return 0;
  const goal = new Intl.Locale(wanted);
  if (tag.language !== goal.language || tag.maximize().script !== goal.maximize().script) return 0;
  if (tag.region === goal.region) return 3;
  return tag.region === undefined || goal.region === undefined ? 2 : 1;
}

/** Names of a language in English and in itself, lower case: `korean`, `한국어`. */
function namesOf(wanted: string): string[] {
  const { language } = new Intl.Locale(wanted);
  const own = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(language);
  return [languageName(language), own].filter((name) => name !== undefined).map((name) => name.toLowerCase());
}

function tagOf(token: string): Intl.Locale | undefined {
  const code = BIBLIOGRAPHIC[token.toLowerCase()] ?? token.replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(code)) return undefined;
  try {
    return new Intl.Locale(code);
  } catch {
    return undefined;
  }
}

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

/** Languages that film files are named after in full. */
const NAMED =
  'en es fr de it pt nl sv da nb no fi is pl cs sk hu ro bg hr sr sl el tr ru uk he ar fa hi bn ta te th vi id ms zh ja ko et lv lt ca';

/** True for a code or a name of any language. Codes that only linguists know ("lol") are words. */
export function isLanguageWord(token: string): boolean {
  allNames ??= new Set(NAMED.split(' ').flatMap((language) => [...namesOf(language)]));
  if (allNames.has(token.toLowerCase())) return true;
  const tag = tagOf(token);
  return tag !== undefined && tag.language.length === 2 && languageName(tag.language) !== undefined;
}

let allNames: ReadonlySet<string> | undefined;
const namesByTag = new Map<string, readonly string[]>();

/** Names of a language in English and in itself, lower case: `korean`, `한국어`. */
function namesOf(wanted: string): readonly string[] {
  const known = namesByTag.get(wanted);
  if (known) return known;
  const { language } = new Intl.Locale(wanted);
  const own = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(language);
  const names = [languageName(language), own]
    .filter((name) => name !== undefined)
    .map((name) => name.toLowerCase());
  namesByTag.set(wanted, names);
  return names;
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

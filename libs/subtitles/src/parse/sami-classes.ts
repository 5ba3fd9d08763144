const RULE = /\.([\w-]{1,60})\s{0,20}\{([^{}]{0,500})\}/g;
const LANGUAGE = /\blang\s{0,9}:\s{0,9}["']?([a-z]{2,3})\b/i;
/** Country codes that class names such as KRCC begin with, where they differ from the code of the language. */
const BY_COUNTRY: Readonly<Record<string, string>> = {
  kr: 'ko',
  jp: 'ja',
  cn: 'zh',
  tw: 'zh',
  us: 'en',
  gb: 'en',
};

/**
 * The class of a SAMI file that holds a language: by the style sheet, else by the class's name (`KRCC`, `ENUSCC`), else
 * the one with the most lines. Names are lower case. Undefined when the file has no class.
 */
export function chooseSamiClass(
  text: string,
  linesByClass: ReadonlyMap<string, number>,
  language: string | undefined,
): string | undefined {
  const names = [...linesByClass.keys()].toSorted(
    (a, b) => (linesByClass.get(b) ?? 0) - (linesByClass.get(a) ?? 0),
  );
  const wanted = language?.split('-')[0]?.toLowerCase();
  const declared = declaredLanguages(text);
  const byName = (name: string): string => BY_COUNTRY[name.slice(0, 2)] ?? name.slice(0, 2);
  const inWanted = (languageOf: (name: string) => string | undefined): string | undefined =>
    wanted === undefined ? undefined : names.find((name) => languageOf(name) === wanted);
  return inWanted((name) => declared.get(name)) ?? inWanted(byName) ?? names[0];
}

function declaredLanguages(text: string): Map<string, string> {
  const languages = new Map<string, string>();
  const head = text.slice(0, Math.max(0, text.search(/<sync\b/i)));
  for (const [, name = '', rule = ''] of head.matchAll(RULE)) {
    const language = LANGUAGE.exec(rule)?.[1];
    if (language !== undefined) languages.set(name.toLowerCase(), language.toLowerCase());
  }
  return languages;
}

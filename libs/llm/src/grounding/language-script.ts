/** Script a language is written in, ISO 15924, by the CLDR likely subtags that Node carries. */
function scriptOf(language: string): string {
  return new Intl.Locale(language).maximize().script ?? 'Latn';
}

/** Scripts that stand for several Unicode ones. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  Kore: ['Hang'],
  Jpan: ['Hira', 'Kana', 'Hani'],
  Hans: ['Hani', 'Bopo'],
  Hant: ['Hani', 'Bopo'],
};

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** From this many letters on, a Japanese text without a single kana is Chinese. */
const CERTAINLY_SENTENCE = 12;

/**
 * Whether most letters of a text belong to the language's script; for Korean, Chinese and Japanese, where one
 * character is worth several letters of `FBI`, three in ten are enough. Text without letters (`...`, `100`) fits any
 * language. Says nothing of languages that share a script.
 */
export function isInScriptOf(language: string, text: string): boolean {
  const script = scriptOf(language);
  const parts = PARTS[script] ?? [script];
  const letters = count(text, /\p{L}/gu);
  const own = count(text, new RegExp(`[${parts.map((part) => `\\p{Script=${part}}`).join('')}]`, 'gu'));
  if (letters === 0) return true;
  if (script === 'Jpan' && letters >= CERTAINLY_SENTENCE && !/[\p{Script=Hira}\p{Script=Kana}]/u.test(text)) {
    return false;
  }
  return own / letters > (script in PARTS ? 0.3 : 0.5);
}

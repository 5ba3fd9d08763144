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

interface Letters {
  readonly script: string;
  readonly all: number;
  /** Of all: in the language's script. */
  readonly own: number;
}

function countLetters(language: string, text: string): Letters {
  const script = scriptOf(language);
  const parts = PARTS[script] ?? [script];
  const own = new RegExp(`[${parts.map((part) => `\\p{Script=${part}}`).join('')}]`, 'gu');
  return { script, all: count(text, /\p{L}/gu), own: count(text, own) };
}

/**
 * Whether most letters of a text belong to the language's script; for Korean, Chinese and Japanese, where one
 * character is worth several letters of `FBI`, three in ten are enough. Text without letters (`...`, `100`) fits any
 * language. Says nothing of languages that share a script.
 */
export function isInScriptOf(language: string, text: string): boolean {
  const { script, all, own } = countLetters(language, text);
  if (all === 0) return true;
  if (script === 'Jpan' && all >= CERTAINLY_SENTENCE && !/[\p{Script=Hira}\p{Script=Kana}]/u.test(text)) {
    return false;
  }
  return own / all > (script in PARTS ? 0.3 : 0.5);
}

/** In other scripts than Latin a line may be no more than a name or `FBI`, left as it is; not so a longer one. */
function isForeign(language: string, line: string): boolean {
  const { script, all, own } = countLetters(language, line);
  return script === 'Latn' ? !isInScriptOf(language, line) : own === 0 && all >= CERTAINLY_SENTENCE;
}

/** Whether lines are in the language's script: all together as `isInScriptOf` says, and none of them in another. */
export function areInScriptOf(language: string, lines: readonly string[]): boolean {
  return isInScriptOf(language, lines.join('\n')) && !lines.some((line) => isForeign(language, line));
}

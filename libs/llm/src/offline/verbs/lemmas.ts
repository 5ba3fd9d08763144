import { IRREGULAR_VERBS } from './irregular-verbs.ts';

/** Every verb that a word may be a form of, and the word itself, first: `left` is `left` and `leave`. */
export type Lemmatizer = (word: string) => readonly string[];

/** Words whose lemmas are kept: a film has some three thousand different ones. */
const MOST_KEPT = 5000;

/**
 * By a table of irregular verbs and the rules of regular endings. It promises to name the right verb, not only the
 * right one: `bring` is also a form of `bre`. That is enough to look a form up among known expressions, and takes a
 * hundredth of the memory that a lemmatizer with a dictionary of its own does.
 */
export function createLemmatizer(table: string = IRREGULAR_VERBS): Lemmatizer {
  const irregular = new Map<string, string[]>();
  for (const line of table.trim().split('\n')) {
    const [base = '', ...forms] = line.split(' ');
    for (const form of forms) irregular.set(form, [...(irregular.get(form) ?? []), base]);
  }
  const known = new Map<string, readonly string[]>();
  return (word) => {
    const before = known.get(word);
    if (before) return before;
    const positive = word.replace(/n't$/, '');
    const lemmas = [
      ...new Set([word, positive, ...(irregular.get(positive) ?? []), ...regularBases(positive)]),
    ];
    if (known.size < MOST_KEPT) known.set(word, lemmas);
    return lemmas;
  };
}

/** tries -> try, watches -> watch, stopped -> stop, making -> make, dyed -> dye. */
function regularBases(word: string): string[] {
  const stem = /^(.{2,}?)(?:s|es|ed|d|ing)$/.exec(word) ? word.replace(/(?:ing|ed|s)$/, '') : undefined;
  if (stem === undefined) return [];
  const bases = [stem, `${stem}e`];
  if (word.endsWith('es')) bases.push(word.slice(0, -2));
  if (/i(?:es|ed)$/.test(word)) bases.push(word.replace(/i(?:es|ed)$/, 'y'));
  if (/([b-df-hj-np-tv-z])\1$/.test(stem)) bases.push(stem.slice(0, -1));
  return bases;
}

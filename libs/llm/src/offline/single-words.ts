import type { ExpressionLevel } from '@langflix/contracts';
import type { Dictionary } from './dictionary.ts';
import type { LexiconEntry, WordNetPlace } from './lexicon/entry.ts';
import type { Token } from './tokens.ts';
import { UNWELCOME_WORDS } from './wordnet/selection.ts';

/** On the Zipf scale: commoner words are known, rarer ones are names and slips. */
const KNOWN = 4.6;
const TOO_RARE = 2.7;
const MIN_LETTERS = 5;

const levelOf = (zipf: number): ExpressionLevel => (zipf >= 4 ? 'intermediate' : 'advanced');

/** Words worth learning for want of an expression, rarest first; no names. */
export function unusualWords(tokens: readonly Token[], dictionary: Dictionary) {
  const seen = new Set<string>();
  return tokens
    .map((token, at) => ({ token, at, zipf: dictionary.frequency(token.lower) }))
    .filter(({ token, zipf }) => {
      const isWord = /^\p{Ll}+$/u.test(token.lower) && token.lower.length >= MIN_LETTERS;
      const isName = /^\p{Lu}/u.test(token.text);
      if (!isWord || isName || zipf > KNOWN || zipf < TOO_RARE || seen.has(token.lower)) return false;
      seen.add(token.lower);
      return !UNWELCOME_WORDS.has(token.lower);
    })
    .sort((a, b) => a.zipf - b.zipf);
}

const FILES: readonly WordNetPlace['file'][] = ['verb', 'noun', 'adj', 'adv'];

/** The word as an entry with its commonest meaning in WordNet; undefined when it has none. */
export async function entryForWord(
  word: { readonly token: Token; readonly zipf: number },
  dictionary: Dictionary,
): Promise<LexiconEntry | undefined> {
  let best: { place: WordNetPlace; lemma: string; tagged: number } | undefined;
  const forms = [...dictionary.lemmasOf(word.token.lower), word.token.lower.replace(/s$/, '')];
  for (const file of FILES) {
    for (const lemma of new Set(file === 'adj' || file === 'adv' ? [word.token.lower] : forms)) {
      const line = await dictionary.wordNet.find(file, lemma);
      const offset = line?.offsets[0];
      if (line === undefined || offset === undefined || line.taggedSenses <= (best?.tagged ?? -1)) continue;
      // Without a tagged sense their order says nothing: the first of several may be the oddest.
      if (line.taggedSenses === 0 && line.offsets.length > 1) continue;
      best = { place: { file, offset }, lemma, tagged: line.taggedSenses };
    }
  }
  if (best === undefined) return undefined;
  const { place, lemma } = best;
  return {
    headword: lemma,
    items: [],
    level: levelOf(word.zipf),
    worth: 1,
    gloss: '',
    similar: [],
    wordNet: place,
  };
}

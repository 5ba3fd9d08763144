import { IDIOMS } from './lexicon/idioms.ts';
import { PHRASAL_VERBS } from './lexicon/phrasal-verbs.ts';
import { SPOKEN_PHRASES } from './lexicon/spoken-phrases.ts';
import { createLexicon } from './lexicon/expression-lexicon.ts';
import type { ExpressionLexicon } from './lexicon/expression-lexicon.ts';
import { entrySources } from './lexicon/parse-entry.ts';
import { createLemmatizer } from './verbs/lemmas.ts';
import type { Lemmatizer } from './verbs/lemmas.ts';
import { loadWordFrequency } from './word-frequency.ts';
import type { WordFrequency } from './word-frequency.ts';
import { sourcesFromWordNet } from './wordnet/lexicon-from-wordnet.ts';
import { openWordNet } from './wordnet/wordnet.ts';
import type { WordNet } from './wordnet/wordnet.ts';

/** All that the offline analyzer knows of English. */
export interface Dictionary {
  readonly lexicon: ExpressionLexicon;
  readonly wordNet: WordNet;
  readonly frequency: WordFrequency;
  readonly lemmasOf: Lemmatizer;
}

/** Reads the word lists: under a second and about 25 MB, so it is done at the first question only. */
export async function loadDictionary(): Promise<Dictionary> {
  const wordNet = openWordNet();
  const frequency = await loadWordFrequency();
  const written = [PHRASAL_VERBS, IDIOMS, SPOKEN_PHRASES].flatMap(entrySources);
  const sources = [...written, ...(await sourcesFromWordNet(wordNet, frequency))];
  return { lexicon: createLexicon(sources), wordNet, frequency, lemmasOf: createLemmatizer() };
}

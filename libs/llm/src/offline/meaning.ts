import type { Dictionary } from './dictionary.ts';
import type { LexiconEntry } from './lexicon/entry.ts';

/** Rarer words do not help to understand another (Zipf scale). */
const FAMILIAR = 3.3;

export interface Meaning {
  readonly gloss: string;
  readonly similar: readonly string[];
}

/** Meaning and up to three similar expressions, from the entry itself or from WordNet's commonest sense. */
export async function meaningOf(entry: LexiconEntry, dictionary: Dictionary): Promise<Meaning> {
  if (entry.wordNet === undefined) return { gloss: entry.gloss, similar: entry.similar };
  const sense = await dictionary.wordNet.sense(entry.wordNet);
  const isFamiliar = (words: string) =>
    words.split(' ').every((word) => dictionary.frequency(word) >= FAMILIAR);
  const similar = sense.words.filter((words) => words.toLowerCase() !== entry.headword && isFamiliar(words));
  return { gloss: sense.gloss, similar: similar.slice(0, 3) };
}

/** The gloss as a learner reads it: with the dictionary form in front where the dialogue shows another. */
export function explain(surface: string, headword: string, gloss: string): string {
  return surface.toLowerCase() === headword.toLowerCase() ? gloss : `${headword}: ${gloss}`;
}

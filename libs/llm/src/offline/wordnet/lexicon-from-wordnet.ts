import type { ExpressionLevel } from '@langflix/contracts';
import type { LexiconEntry, WordNetPlace } from '../lexicon/entry.ts';
import type { EntrySource } from '../lexicon/expression-lexicon.ts';
import { parsePattern } from '../lexicon/parse-entry.ts';
import type { WordFrequency } from '../word-frequency.ts';
import type { IndexLine } from './lines.ts';
import { FIGURATIVE_NOUNS, PARTICLES, PLAIN_PHRASES, PLAIN_VERBS, UNWELCOME_WORDS } from './selection.ts';
import type { WordNet } from './wordnet.ts';

/** On the Zipf scale: below, an expression is rare in films and its words unknown to most learners. */
const RARE = 3.1;
const UNCOMMON = 4.2;

type File = WordNetPlace['file'];

/**
 * Phrasal verbs, idioms and figurative compounds of WordNet that a learner may meet in a film. Meanings and similar
 * words are read from the files when an expression is taken.
 */
export async function sourcesFromWordNet(wordNet: WordNet, frequency: WordFrequency): Promise<EntrySource[]> {
  const sourceOf = (file: File, line: IndexLine): EntrySource => ({
    firstWords: [line.lemma.split('_', 1)[0] ?? ''],
    makeEntry: () => toEntry(file, line, frequency),
  });
  const sources = (await wordNet.multiWord('verb', isVerbWorthwhile)).map((line) => sourceOf('verb', line));
  for (const file of ['adv', 'adj'] as const) {
    const lines = await wordNet.multiWord(file, isPhraseWorthwhile);
    sources.push(...lines.map((line) => sourceOf(file, line)));
  }
  for (const lemma of FIGURATIVE_NOUNS) {
    const line = await wordNet.find('noun', lemma);
    if (line) sources.push(sourceOf('noun', line));
  }
  return sources;
}

const isUnwelcome = (lemma: string) =>
  PLAIN_PHRASES.has(lemma) || lemma.split('_').some((word) => UNWELCOME_WORDS.has(word));

function isVerbWorthwhile(lemma: string): boolean {
  const [verb = '', second = '', ...rest] = lemma.split('_');
  if (isUnwelcome(lemma) || verb === 'be') return false;
  if (rest.length > 0) return true;
  return PARTICLES.has(second) && !PLAIN_VERBS.has(verb);
}

function isPhraseWorthwhile(lemma: string): boolean {
  return lemma.split('_').length >= 3 && /^[a-z_']+$/.test(lemma) && !isUnwelcome(lemma);
}

/** Nouns keep their form but for a plural of the last word; phrasal verbs can take their object in between. */
function patternOf(file: File, words: readonly string[]): string {
  const spelled = words.map((word) => (/^(?:some)?one's$/.test(word) ? "one's" : word));
  const [first = '', ...rest] = spelled;
  if (file === 'verb') return [`${first}~`, ...(rest.length === 1 ? ['sth'] : []), ...rest].join(' ');
  if (file === 'noun') return [...spelled.slice(0, -1), `${spelled.at(-1)}/${spelled.at(-1)}s`].join(' ');
  return spelled.join(' ');
}

function toEntry(file: File, line: IndexLine, frequency: WordFrequency): LexiconEntry | undefined {
  const words = line.lemma.split('_');
  const offset = line.offsets[0];
  const rarest = Math.min(...words.map((word) => frequency(word.replace(/'s$/, ''))));
  if (offset === undefined || rarest < RARE) return undefined;
  const level: ExpressionLevel = rarest < UNCOMMON || words.length > 3 ? 'advanced' : 'intermediate';
  const worth = file === 'verb' && words.length === 2 ? 1 : 2;
  const pattern = parsePattern(patternOf(file, words));
  return { ...pattern, level, worth, gloss: '', similar: [], wordNet: { file, offset } };
}

/**
 * The pattern language of the word lists, words in order:
 *   `give~`      any form of the verb; alternatives by slash: `do~/make~`
 *   `a/the`      one of these words
 *   `one's`      my, your, his ... or a name with 's
 *   `oneself`    myself, yourself ...
 *   `sb`         one to three words for somebody
 *   `sth`        an object of up to four words, or nothing
 *   `(be~)`      must be there, is not part of the expression; adverbs and pronouns may follow it
 *   `^of/the`    the next word must not be one of these
 *   `$`          the clause must end here
 * Contractions are two words: `what 's`.
 */
import type { ExpressionLevel } from '@langflix/contracts';
import type { LexiconEntry, PatternItem } from './entry.ts';
import type { EntrySource } from './expression-lexicon.ts';

const LEVELS: Readonly<Record<string, ExpressionLevel>> = {
  b: 'beginner',
  i: 'intermediate',
  a: 'advanced',
};

const CLITIC = /(?<=\p{L})(?='(?:s|m|re|ve|ll|d)$)/u;
const PARTS = new RegExp(`${CLITIC.source}|-`, 'u');

function parseItem(word: string): PatternItem {
  const silent = /^\((.*)\)$/.exec(word)?.[1];
  const alternatives = (silent ?? word).toLowerCase().split('/');
  if (word.startsWith('^')) return { kind: 'not-before', words: new Set(word.slice(1).split('/')) };
  if (word === '$') return { kind: 'clause-end' };
  if (word === 'sth') return { kind: 'object' };
  if (word === 'sb') return { kind: 'somebody' };
  if (word === 'oneself') return { kind: 'reflexive' };
  if (alternatives[0]?.endsWith('~')) {
    const lemmas = alternatives.map((alternative) => alternative.replace('~', ''));
    return { kind: 'verb', lemmas, silent: silent !== undefined };
  }
  const possessive = alternatives.includes("one's");
  return { kind: 'word', words: new Set(alternatives), possessive };
}

/** `one's`, `one` and slots as a dictionary shows them; `sth` is left out, for it may be empty. */
function headwordOf(pattern: readonly string[]): string {
  return pattern
    .filter((word) => !/^[\^($]/.test(word) && word !== 'sth')
    .map((word) => (word === 'sb' ? 'someone' : (word.split('/')[0] ?? '').replace('~', '')))
    .join(' ')
    .replaceAll(" '", "'");
}

export function parsePattern(pattern: string): { headword: string; items: PatternItem[] } {
  const words = pattern.split(' ');
  const parts = words.flatMap((word) =>
    word.includes('/') || word === "one's" ? [word] : word.split(PARTS),
  );
  return { headword: headwordOf(words), items: parts.map(parseItem) };
}

/** @throws RangeError naming the line when it does not follow the form `pattern | level | meaning | similar`. */
export function parseEntry(line: string): LexiconEntry {
  const [pattern = '', rank = '', gloss = '', similar = ''] = line.split('|').map((part) => part.trim());
  const level = LEVELS[rank[0] ?? ''];
  const worth = Number(rank[1]);
  if (pattern === '' || gloss === '' || level === undefined || !/^[bia][0-3]$/.test(rank)) {
    throw new RangeError(`lexicon line "${line}" is not "pattern | level and worth | meaning | similar"`);
  }
  const others = similar
    .split(',')
    .map((other) => other.trim())
    .filter(Boolean);
  return { ...parsePattern(pattern), level, worth, gloss, similar: others.slice(0, 3) };
}

/** What stands for `one's` in the dialogue at the beginning of an expression. */
const OWNERS = ['my', 'your', 'his', 'her', 'its', 'our', 'their'];

function firstWordsOf(line: string): string[] {
  const alternatives = (line.split(' ', 1)[0] ?? '').toLowerCase().replace(/[()~]/g, '').split('/');
  return alternatives.flatMap((word) => (word === "one's" ? OWNERS : (word.split(PARTS)[0] ?? [])));
}

/** One source per line; a line is parsed when a word asks for it. */
export function entrySources(text: string): EntrySource[] {
  const lines = text.trim().split('\n');
  return lines.map((line) => ({ firstWords: firstWordsOf(line), makeEntry: () => parseEntry(line) }));
}

import type { LexiconEntry } from './entry.ts';

/** An entry that is not worked out before a word of the dialogue asks for it. */
export interface EntrySource {
  /** Words or verbs that the expression may begin with. */
  readonly firstWords: readonly string[];
  /** Undefined when the entry turns out to be of no use. */
  makeEntry(): LexiconEntry | undefined;
}

/** Expressions by the word or verb they begin with. */
export interface ExpressionLexicon {
  /** Number of sources. */
  readonly size: number;
  /** Entries that begin with one of these words. */
  startingWith(words: readonly string[]): Iterable<LexiconEntry>;
}

const NONE: readonly LexiconEntry[] = [];

/**
 * Entries are made at the first look-up of their word and kept: an episode touches a small part of the lists, and
 * making all at once would leave the process 20 MB larger.
 */
export function createLexicon(sources: readonly EntrySource[]): ExpressionLexicon {
  const waiting = new Map<string, EntrySource[]>();
  for (const source of sources) {
    for (const word of source.firstWords) {
      const list = waiting.get(word);
      if (list) list.push(source);
      else waiting.set(word, [source]);
    }
  }
  const made = new Map<string, readonly LexiconEntry[]>();
  const entriesOf = (word: string): readonly LexiconEntry[] => {
    const known = made.get(word);
    if (known) return known;
    const list = waiting.get(word);
    if (list === undefined) return NONE;
    const entries = preferWritten(list.flatMap((source) => source.makeEntry() ?? []));
    made.set(word, entries);
    return entries;
  };
  return {
    size: sources.length,
    *startingWith(words) {
      for (const word of words) yield* entriesOf(word);
    },
  };
}

/** Where a hand-made line and WordNet have the same headword, the line has the better meaning. */
function preferWritten(entries: readonly LexiconEntry[]): LexiconEntry[] {
  const written = new Set(entries.filter((entry) => !entry.wordNet).map((entry) => entry.headword));
  return entries.filter((entry) => !entry.wordNet || !written.has(entry.headword));
}

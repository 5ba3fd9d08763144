import type { ExpressionLevel } from '@langflix/contracts';

/** One place of a pattern. */
export type PatternItem =
  /** One of these words as they stand. */
  | { readonly kind: 'word'; readonly words: ReadonlySet<string>; readonly possessive: boolean }
  /** Any form of one of these verbs. `silent`: must be there, is not part of the expression. */
  | { readonly kind: 'verb'; readonly lemmas: readonly string[]; readonly silent: boolean }
  /** `oneself`: myself, yourself ... */
  | { readonly kind: 'reflexive' }
  /** `sb`: one to three words that name somebody. */
  | { readonly kind: 'somebody' }
  /** `sth`: an object of up to four words, or nothing: give something up, give up. */
  | { readonly kind: 'object' }
  /** The clause must end here. */
  | { readonly kind: 'clause-end' }
  /** The word after the expression must not be one of these. */
  | { readonly kind: 'not-before'; readonly words: ReadonlySet<string> };

/** Where a meaning can be looked up when the lexicon has none of its own. */
export interface WordNetPlace {
  readonly file: 'verb' | 'noun' | 'adj' | 'adv';
  /** Byte offset of the first sense in `data.<file>`. */
  readonly offset: number;
}

/** An expression that can be recognised. */
export interface LexiconEntry {
  /** Dictionary form: `make up one's mind`. */
  readonly headword: string;
  readonly items: readonly PatternItem[];
  readonly level: ExpressionLevel;
  /** 0: a literal use that only hides others; 1 of some use, 2 good, 3 a gem. */
  readonly worth: number;
  readonly gloss: string;
  readonly similar: readonly string[];
  readonly wordNet?: WordNetPlace;
}

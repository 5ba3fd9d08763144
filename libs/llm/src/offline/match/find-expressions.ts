import type { LexiconEntry } from '../lexicon/entry.ts';
import type { ExpressionLexicon } from '../lexicon/expression-lexicon.ts';
import type { Lemmatizer } from '../verbs/lemmas.ts';
import type { Token } from '../tokens.ts';
import { ARTICLES, DEMONSTRATIVES, POSSESSIVES, PREPOSITION_PARTICLES, TIME_NOUNS } from '../word-classes.ts';
import { matchItems } from './match-items.ts';
import type { ItemsMatch } from './match-items.ts';

/** An entry of the lexicon found in the dialogue: tokens from..end (exclusive). */
export interface FoundExpression {
  readonly entry: LexiconEntry;
  readonly from: number;
  readonly end: number;
  /** Words that were looked at, the silent ones before it included: more of them make it more certain. */
  readonly evidence: number;
}

/** Everything the lexicon knows in these words, longest first where several overlap; no two overlap. */
export function findExpressions(
  tokens: readonly Token[],
  lexicon: ExpressionLexicon,
  lemmasOf: Lemmatizer,
): FoundExpression[] {
  const found: FoundExpression[] = [];
  for (const [at, token] of tokens.entries()) {
    for (const entry of lexicon.startingWith(lemmasOf(token.lower))) {
      if (!mayFit(entry, tokens[at + 1])) continue;
      for (const match of matchItems(tokens, at, entry.items, lemmasOf)) {
        if (isPlausible(tokens, entry, match)) found.push(toFound(tokens, entry, { at, match }));
      }
    }
  }
  return withoutOverlaps(found);
}

/** Quick look at the second word, which nearly every entry fails: `be` and `get` begin hundreds. */
function mayFit({ items: [first, second] }: LexiconEntry, next: Token | undefined): boolean {
  const takesOneWord =
    (first?.kind === 'verb' && !first.silent) || (first?.kind === 'word' && !first.possessive);
  if (!takesOneWord || second?.kind !== 'word' || second.possessive) return true;
  return next !== undefined && second.words.has(next.lower);
}

/** An expression that begins inside a contraction is shown with the whole word: you'd better. */
function toFound(
  tokens: readonly Token[],
  entry: LexiconEntry,
  { at, match }: { at: number; match: ItemsMatch },
): FoundExpression {
  const from = tokens[match.from]?.isClitic ? match.from - 1 : match.from;
  return { entry, from, end: match.end, evidence: match.end - Math.min(at, from) };
}

/** What the words before and after say about whether it is the expression or the words taken literally. */
function isPlausible(tokens: readonly Token[], entry: LexiconEntry, match: ItemsMatch): boolean {
  const [first, next, last] = [tokens[match.from], tokens[match.end], tokens[match.end - 1]];
  const before = first?.breakBefore ? undefined : tokens[match.from - 1];
  const isVerb = entry.items[0]?.kind === 'verb' && !entry.items[0].silent;
  const isNounUse = before !== undefined && (ARTICLES.has(before.lower) || POSSESSIVES.has(before.lower));
  if (first?.isHyphenated || next?.isHyphenated) return false;
  if (isVerb && isNounUse) return false;
  const gap = match.gaps.at(-1);
  if (gap === undefined || gap.end !== match.end - 1 || !PREPOSITION_PARTICLES.has(last?.lower ?? ''))
    return true;
  return next === undefined || next.breakBefore || !opensNounPhrase(next, tokens[match.end + 1]);
}

function opensNounPhrase(token: Token, next: Token | undefined): boolean {
  if (DEMONSTRATIVES.has(token.lower)) return !TIME_NOUNS.has(next?.lower ?? '');
  const opens = ARTICLES.has(token.lower) || POSSESSIVES.has(token.lower) || token.lower === 'here';
  return opens || /^\p{Lu}|^\d/u.test(token.text);
}

function withoutOverlaps(found: readonly FoundExpression[]): FoundExpression[] {
  const ranked = found.toSorted((a, b) => b.evidence - a.evidence || b.entry.worth - a.entry.worth);
  const kept: FoundExpression[] = [];
  for (const one of ranked) {
    if (kept.every((other) => one.end <= other.from || other.end <= one.from)) kept.push(one);
  }
  return kept.filter((one) => one.entry.worth > 0).toSorted((a, b) => a.from - b.from);
}

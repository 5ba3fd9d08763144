import type { PatternItem } from '../lexicon/entry.ts';
import type { Lemmatizer } from '../verbs/lemmas.ts';
import type { Token } from '../tokens.ts';
import { ADVERBS, REFLEXIVES, SUBJECT_PRONOUNS } from '../word-classes.ts';
import { objectEnds, personEnds, possessiveEnds } from './match-object.ts';

/** How far a pattern got. `from`: first token that is part of the expression; `gaps`: where objects stood. */
export interface ItemsMatch {
  readonly from: number;
  readonly end: number;
  readonly gaps: readonly { readonly from: number; readonly end: number }[];
}

/** Adverbs and pronouns between a form of be and the rest: you're just about to, are you supposed to. */
const MAX_WORDS_AFTER_SILENT = 2;

/** Every way in which the items fit from a token on; the first item's token may begin a sentence. */
export function matchItems(
  tokens: readonly Token[],
  at: number,
  items: readonly PatternItem[],
  lemmasOf: Lemmatizer,
): ItemsMatch[] {
  const steps = (item: PatternItem, position: number, isFirst: boolean): number[] => {
    const token = tokens[position];
    const ends = token === undefined || token.breakBefore;
    if (item.kind === 'clause-end') return ends ? [position] : [];
    if (item.kind === 'not-before') return !ends && item.words.has(token.lower) ? [] : [position];
    if (token === undefined || (token.breakBefore && !isFirst))
      return item.kind === 'object' ? [position] : [];
    return stepOver(item, tokens, position, lemmasOf);
  };
  const walk = (position: number, index: number, match: ItemsMatch): ItemsMatch[] => {
    const item = items[index];
    if (item === undefined) return [{ ...match, end: position }];
    return steps(item, position, index === 0).flatMap((next) => {
      const isSilent = item.kind === 'verb' && item.silent;
      const isGap = item.kind === 'object' && next > position;
      return walk(next, index + 1, {
        ...match,
        from: isSilent ? next : match.from,
        gaps: isGap ? [...match.gaps, { from: position, end: next }] : match.gaps,
      });
    });
  };
  return walk(at, 0, { from: at, end: at, gaps: [] });
}

function stepOver(
  item: Exclude<PatternItem, { kind: 'not-before' | 'clause-end' }>,
  tokens: readonly Token[],
  at: number,
  lemmasOf: Lemmatizer,
): number[] {
  const word = tokens[at]?.lower ?? '';
  switch (item.kind) {
    case 'word':
      return [
        ...(item.words.has(word) ? [at + 1] : []),
        ...(item.possessive ? possessiveEnds(tokens, at) : []),
      ];
    case 'reflexive':
      return REFLEXIVES.has(word) ? [at + 1] : [];
    case 'somebody':
      return personEnds(tokens, at);
    case 'object':
      return [at, ...objectEnds(tokens, at)];
    case 'verb':
      if (!lemmasOf(word).some((lemma) => item.lemmas.includes(lemma))) return [];
      return item.silent ? afterSilent(tokens, at + 1) : [at + 1];
  }
}

function afterSilent(tokens: readonly Token[], at: number): number[] {
  const ends = [at];
  for (let next = at; next < at + MAX_WORDS_AFTER_SILENT; next++) {
    const token = tokens[next];
    const passes =
      token && !token.breakBefore && (ADVERBS.has(token.lower) || SUBJECT_PRONOUNS.has(token.lower));
    if (!passes) break;
    ends.push(next + 1);
  }
  return ends;
}

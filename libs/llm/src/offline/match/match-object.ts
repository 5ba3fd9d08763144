import type { Token } from '../tokens.ts';
import { CLAUSE_WORDS, DETERMINERS, OBJECT_PRONOUNS, POSSESSIVES } from '../word-classes.ts';

const MAX_OBJECT_WORDS = 4;
const MAX_PERSON_WORDS = 3;

const isName = (token: Token) => /^\p{Lu}/u.test(token.text) && token.lower !== 'i';

/** `'s` after a name or noun: your sister's, Tom's. */
export function endsPossessive(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === "'s";
}

/** Where an object that begins here may end (exclusive), shortest first: it, this, the car, your old car, Tom. */
export function objectEnds(tokens: readonly Token[], from: number, maxWords = MAX_OBJECT_WORDS): number[] {
  const first = tokens[from];
  if (first === undefined || first.breakBefore) return [];
  const ends: number[] = [];
  if (OBJECT_PRONOUNS.has(first.lower) || isName(first)) ends.push(from + 1);
  const opens = DETERMINERS.has(first.lower) || isName(first) || /^\d+$/.test(first.lower);
  for (let end = from + 2; opens && end <= from + maxWords; end++) {
    const word = tokens[end - 1];
    if (word === undefined || word.breakBefore) break;
    if (!endsPossessive(tokens, end - 1) && isClauseWord(word)) break;
    ends.push(end);
  }
  return ends;
}

const isClauseWord = (word: Token) => CLAUSE_WORDS.has(word.lower) || OBJECT_PRONOUNS.has(word.lower);

/** Where somebody who begins here may end: me, your dad, Tom. */
export function personEnds(tokens: readonly Token[], from: number): number[] {
  return objectEnds(tokens, from, MAX_PERSON_WORDS);
}

/** Where a possessive that begins here may end: my, Tom's, your sister's. */
export function possessiveEnds(tokens: readonly Token[], from: number): number[] {
  const first = tokens[from];
  if (first === undefined) return [];
  if (POSSESSIVES.has(first.lower)) {
    return endsPossessive(tokens, from + 2) ? [from + 1, from + 3] : [from + 1];
  }
  if (endsPossessive(tokens, from + 1)) return [from + 2];
  if (DETERMINERS.has(first.lower) && endsPossessive(tokens, from + 2)) return [from + 3];
  return [];
}

import type { PromptLine } from './read-prompt.ts';

export interface Phrase {
  readonly index: number;
  /** As it stands in the line. */
  readonly text: string;
  /** 0 to 0.8. */
  readonly worth: number;
}

const words = new Intl.Segmenter('und', { granularity: 'word' });
/** With one of these in second place a pair of English words is likely a verb that one learns as a whole. */
const PARTICLES: ReadonlySet<string> = new Set(
  'up down out off over on in away back through together forward around after into'.split(' '),
);

/** Two or three words side by side, nothing but white space between them. */
function phrasesOf({ index, text }: PromptLine): readonly Phrase[] {
  const parts = [...words.segment(text)].filter(({ isWordLike }) => isWordLike);
  return parts.flatMap((first, at): Phrase[] => {
    const second = parts[at + 1];
    if (second === undefined) return [];
    const joined = text.slice(first.index, second.index + second.segment.length);
    const gap = text.slice(first.index + first.segment.length, second.index);
    if (gap.trim() !== '' || !/\p{L}/u.test(first.segment)) return [];
    const isVerb = first.segment.length > 2 && PARTICLES.has(second.segment.toLowerCase());
    const length = Math.min(1, joined.length / 20);
    return [{ index, text: joined, worth: isVerb ? 0.6 + 0.2 * length : 0.4 * length }];
  });
}

/** At most one phrase a line, no phrase twice, best first. */
export function findPhrases(lines: readonly PromptLine[]): readonly Phrase[] {
  const byWorth = (a: Phrase, b: Phrase): number => b.worth - a.worth || a.index - b.index;
  const seen = new Set<string>();
  return lines
    .flatMap((line) => phrasesOf(line).toSorted(byWorth).slice(0, 1))
    .toSorted(byWorth)
    .filter(({ text }) => {
      const isNew = !seen.has(text.toLowerCase());
      seen.add(text.toLowerCase());
      return isNew;
    });
}

import type { Cue } from '@langflix/contracts';

/** One word of the dialogue. Contracted verbs are words of their own: `you're` is `you` and `'re`. */
export interface Token {
  /** Lower case, straight apostrophes, `goin'` as `going`. */
  readonly lower: string;
  /** As it stands. */
  readonly text: string;
  /** Position of the cue in the list that was split, and offsets into its text. */
  readonly cue: number;
  readonly start: number;
  readonly end: number;
  /** A sentence, a clause or a speaker ends before this word: no expression runs across. */
  readonly breakBefore: boolean;
  /** First word of a sentence or line: its capital means nothing. */
  readonly opensSentence: boolean;
  /** Joined to the word before by a hyphen. */
  readonly isHyphenated: boolean;
  /** The word is the second half of a contraction. */
  readonly isClitic: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:['\u2019][\p{L}]+)*(?:(?<=in)['\u2019](?!\p{L}))?/gu;
const CLITIC = /['\u2019](?:s|m|re|ve|ll|d)$/i;
const CLAUSE_END = /[.?!:;,\u2026\u2014\u2013()[\]"\u201c\u201d\u266a]|--|\n\s*-|^\s*-\s/;
const SENTENCE_END = /[.?!\u2026:]|--|\n\s*-|^\s*-\s/;

function foldWord(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u2019/g, "'")
    .replace(/in'$/, 'ing');
}

/** Words of consecutive cues as one run; `cue` counts from 0 in the given list. */
export function tokenize(cues: readonly Cue[]): Token[] {
  const tokens: Token[] = [];
  let tail = '.';
  cues.forEach((cue, index) => {
    let from = 0;
    for (const match of cue.text.matchAll(WORD)) {
      const gap = `${tail}${from === 0 && index > 0 ? '\n' : ''}${cue.text.slice(from, match.index)}`;
      tail = '';
      const after = from;
      from = match.index + match[0].length;
      const place = { cue: index, start: match.index, end: from };
      const breaks = {
        isHyphenated: after > 0 && /^[-\u2010\u2011]$/.test(gap),
        breakBefore: CLAUSE_END.test(gap),
        opensSentence: SENTENCE_END.test(gap) || tokens.length === 0,
      };
      tokens.push(...splitContraction(match[0], place, breaks));
    }
    tail += cue.text.slice(from);
  });
  return tokens;
}

function splitContraction(
  word: string,
  place: { cue: number; start: number; end: number },
  breaks: Pick<Token, 'breakBefore' | 'opensSentence' | 'isHyphenated'>,
): Token[] {
  const at = word.match(CLITIC)?.index;
  const whole = { lower: foldWord(word), text: word, ...place, ...breaks, isClitic: false };
  if (at === undefined || at === 0) return [whole];
  const middle = place.start + at;
  const rest = word.slice(at);
  return [
    { ...whole, lower: foldWord(word.slice(0, at)), text: word.slice(0, at), end: middle },
    {
      ...whole,
      lower: foldWord(rest),
      text: rest,
      start: middle,
      breakBefore: false,
      opensSentence: false,
      isHyphenated: false,
      isClitic: true,
    },
  ];
}

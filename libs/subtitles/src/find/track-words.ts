import { isLanguageWord, languageMatch } from './language-of-token.ts';
import { isReleaseWord } from './release-words.ts';

/** Words that say what kind of track it is; worse kinds rank lower. */
const KIND_PENALTY: Readonly<Record<string, number>> = {
  full: 0,
  default: 0,
  sub: 0,
  subs: 0,
  subtitle: 0,
  subtitles: 0,
  captions: 0,
  track: 0,
  simplified: 0,
  traditional: 0,
  brazilian: 0,
  european: 0,
  utf8: 0,
  'utf-8': 0,
  cc: 10,
  sdh: 10,
  hi: 10,
  auto: 20,
  generated: 20,
  asr: 20,
  forced: 100,
  foreign: 100,
  signs: 100,
  songs: 100,
  karaoke: 100,
  commentary: 100,
};
const PARTIAL = ['forced', 'foreign', 'signs', 'songs', 'karaoke'];
/** Kinds that prove nothing without a language beside them: `Film.hi.srt` may be Hindi. */
const NEEDS_LANGUAGE = new Set(['hi']);

export interface TrackWords {
  /** How well the wanted language is named, see `languageMatch`. */
  readonly match: 0 | 1 | 2 | 3;
  /** Some other language is named, and the wanted one is not. */
  readonly isOther: boolean;
  readonly penalty: number;
  /** Why it is not the dialogue, for people; undefined for what may be. */
  readonly unfit: string | undefined;
  /** Words in front of those that are understood. */
  readonly unread: readonly string[];
}

/**
 * What the words after the title say of a track, read from the last one back to the first that means nothing here; full
 * names of languages count wherever they stand, short codes do not: "it" and "no" are words of titles too.
 */
export function readTrackWords(words: readonly string[], language: string): TrackWords {
  let from = words.length;
  while (from > 0 && isUnderstood(words[from - 1] ?? '', language)) from -= 1;
  const unread = words.slice(0, from).filter((word) => !isReleaseWord(word));
  const read = words.slice(from);
  const names = [...unread.filter((word) => word.length > 3), ...read];
  const matches = names.map((word) => languageMatch(word, language));
  const match = matches.reduce<0 | 1 | 2 | 3>((best, one) => (one > best ? one : best), 0);
  // What names the language is not taken for a kind: "hi" is Hindi where Hindi is wanted.
  const kinds = read.filter((word) => word in KIND_PENALTY && languageMatch(word, language) === 0);
  const penalty = kinds.reduce((sum, word) => sum + (KIND_PENALTY[word] ?? 0), 0);
  const isOther =
    match === 0 &&
    (names.some((word) => !(word in KIND_PENALTY) && isLanguageWord(word)) ||
      kinds.some((word) => NEEDS_LANGUAGE.has(word)));
  return {
    match,
    isOther,
    penalty,
    unfit: unfitReason(kinds),
    unread: unread.filter((word) => !isLanguageWord(word) || word.length <= 3),
  };
}

/** Where a track says that it is full, signs are in it besides. */
function unfitReason(kinds: readonly string[]): string | undefined {
  if (kinds.includes('commentary')) return 'is a commentary, not the dialogue';
  const partial = kinds.includes('full') ? undefined : kinds.find((kind) => PARTIAL.includes(kind));
  return partial === undefined
    ? undefined
    : `is "${partial}": it holds signs, songs or foreign lines only, not the dialogue`;
}

function isUnderstood(word: string, language: string): boolean {
  return word in KIND_PENALTY || languageMatch(word, language) > 0 || isLanguageWord(word);
}

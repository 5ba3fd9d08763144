import { SEASON_EPISODE, isReleaseWord, twoDigits } from './release-words.ts';

/** What a file name says of the film. */
export interface NameParts {
  /** Words of the title in lower case, numbers without leading zeros; empty where the name begins with the episode. */
  readonly title: string;
  /** `S01E02`, `S01E02E03`; undefined where the name tells none. */
  readonly episode: string | undefined;
  /** A year that stands after the title. */
  readonly year: string | undefined;
  /** Words after the title and the episode. */
  readonly rest: readonly string[];
}

export const YEAR = /^(?:19|20)\d\d$/;
const SEPARATOR = /[.\s_()[\]{},+]+/;

/** Words of a name, in lower case; a leading `[group]` is none, and `pt_br` is one. */
export function wordsOf(name: string): string[] {
  return fold(name)
    .replace(/^\s*\[[^\]]*\]/, '')
    .replace(/(?<![a-z0-9])([a-z]{2})_([a-z]{2})(?![a-z0-9])/g, '$1-$2')
    .split(SEPARATOR)
    .map((word) => word.replace(/^-+|-+$/g, ''))
    .filter((word) => word !== '');
}

/** Takes a name without its ending apart: `Show.S01E02.1080p.x264-GRP` is the title "show", the episode and the rest. */
export function namePartsOf(name: string): NameParts {
  const folded = fold(name);
  const found = SEASON_EPISODE.exec(folded);
  if (found) {
    const [mark, season, episode, more = '', crossSeason, crossEpisode] = found;
    const others = Array.from(more.matchAll(/\d+/g), ([number]) => `E${twoDigits(number)}`).join('');
    return {
      ...titleAndYear(wordsOf(folded.slice(0, found.index))),
      episode: `S${twoDigits(season ?? crossSeason)}E${twoDigits(episode ?? crossEpisode)}${others}`,
      rest: wordsOf(folded.slice(found.index + mark.length)),
    };
  }
  const words = wordsOf(folded);
  const release = words.findIndex((word, i) => i > 0 && isReleaseWord(word));
  const end = release < 0 ? words.length : release;
  return { ...titleAndYear(words.slice(0, end)), episode: undefined, rest: words.slice(end) };
}

function titleAndYear(words: readonly string[]): Pick<NameParts, 'title' | 'year'> {
  const last = words.at(-1) ?? '';
  // A film may be called 1984.
  const hasYear = words.length > 1 && YEAR.test(last);
  const title = (hasYear ? words.slice(0, -1) : words).map((word) => word.replace(/^0+(?=\d)/, '')).join(' ');
  return { title, year: hasYear ? last : undefined };
}

export function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Season and episode: S01E02, s1e2, S01.E02, S01E02E03 (both are named), 1x02. */
export const SEASON_EPISODE =
  /(?<![a-z0-9])(?:s(\d{1,2})[\s._-]?e(\d{1,3})((?:-?e\d{1,3})*)|(\d{1,2})x(\d{2,3}))(?![a-z0-9])/i;
/** Words that describe a file, not a film; from the first of them on a release name does. */
export const RELEASE_WORD =
  '(?:(?:480|576|720|1080|2160)[pi]|4k|uhd|hdr|web-?dl|web-?rip|webrip|web|blu-?ray|bdrip|brrip|dvdrip|hdtv|x26[45]|h\\s?26[45]|hevc|xvid|proper|remux)';

const IS_RELEASE_WORD = new RegExp(`^${RELEASE_WORD}(?![a-z])`, 'i');

export function isReleaseWord(word: string): boolean {
  return IS_RELEASE_WORD.test(word);
}

/** A number without its leading zeros, as file names have it: at least two digits. */
export function twoDigits(number: string | undefined): string {
  return String(Number(number ?? 1)).padStart(2, '0');
}

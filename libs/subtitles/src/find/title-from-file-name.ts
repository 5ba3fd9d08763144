import type { EpisodeTitle } from '@langflix/contracts';

/** Season and episode: S01E02, s1e2, S01.E02, S01E02E03 (both are named), 1x02. */
const SEASON_EPISODE =
  /(?<![a-z0-9])(?:s(\d{1,2})[\s._-]?e(\d{1,3})((?:-?e\d{1,3})*)|(\d{1,2})x(\d{2,3}))(?![a-z0-9])/i;
/** From here on a release name describes the file, not the film. */
const RELEASE_WORDS =
  /[\s([]+(?:(?:480|576|720|1080|2160)[pi]|4k|uhd|hdr|web-?dl|web-?rip|webrip|web|blu-?ray|bdrip|brrip|dvdrip|hdtv|x26[45]|h\s?26[45]|hevc|xvid|proper|remux)(?![a-z]).*$/i;
const SINGLE_EPISODE = 'E01';

/**
 * Series and episode from a video's file name: `Show.Name.S01E02.1080p.mkv` is { Show Name, S01E02 }. A name without
 * an episode number, such as a film's, is a series of its own with the one episode `E01`.
 */
export function titleFromFileName(name: string): EpisodeTitle {
  const stem = name.normalize('NFC').replace(/\.[a-z0-9]{2,4}$/i, '');
  const found = SEASON_EPISODE.exec(stem);
  if (!found) return { series: tidy(stem) || 'Untitled', episode: SINGLE_EPISODE };
  const [, season, episode, more = '', crossSeason, crossEpisode] = found;
  const others = Array.from(more.matchAll(/\d+/g), ([number]) => `E${pad(number)}`).join('');
  const series =
    tidy(stem.slice(0, found.index)) || tidy(stem.slice(found.index + found[0].length)) || 'Untitled';
  return { series, episode: `S${pad(season ?? crossSeason)}E${pad(episode ?? crossEpisode)}${others}` };
}

function pad(number: string | undefined): string {
  return String(Number(number ?? 1)).padStart(2, '0');
}

/** Dots and underscores are spaces, release words and a leading [group] go, and nothing that a folder name forbids. */
function tidy(text: string): string {
  return text
    .replace(/^\s*\[[^\]]*\]/, '')
    .replace(/[._]+/g, ' ')
    .replace(RELEASE_WORDS, '')
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ')
    .replace(/[([]\s*$/, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '');
}

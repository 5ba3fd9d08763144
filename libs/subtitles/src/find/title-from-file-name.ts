import type { EpisodeTitle } from '@langflix/contracts';
import { RELEASE_WORD, SEASON_EPISODE, twoDigits } from './release-words.ts';

const FROM_RELEASE_WORDS = new RegExp(String.raw`[\s([]+${RELEASE_WORD}(?![a-z]).*$`, 'i');
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
  const others = Array.from(more.matchAll(/\d+/g), ([number]) => `E${twoDigits(number)}`).join('');
  const series =
    tidy(stem.slice(0, found.index)) || tidy(stem.slice(found.index + found[0].length)) || 'Untitled';
  return {
    series,
    episode: `S${twoDigits(season ?? crossSeason)}E${twoDigits(episode ?? crossEpisode)}${others}`,
  };
}

/** Dots and underscores are spaces, release words and a leading [group] go, and nothing that a folder name forbids. */
function tidy(text: string): string {
  return text
    .replace(/^\s*\[[^\]]*\]/, '')
    .replace(/[._]+/g, ' ')
    .replace(FROM_RELEASE_WORDS, '')
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ')
    .replace(/[([]\s*$/, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '');
}

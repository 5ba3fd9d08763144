import { YEAR, fold, namePartsOf, wordsOf } from './name-parts.ts';
import type { NameParts } from './name-parts.ts';
import { isReleaseWord } from './release-words.ts';
import { readTrackWords } from './track-words.ts';

/** How a file belongs to a video, by its name. */
export type Relation =
  /** `words` are what stands after the name of the film; all of them must be understood where `isStrict`. */
  | { readonly kind: 'belongs'; readonly words: readonly string[]; readonly isStrict: boolean }
  | { readonly kind: 'doubtful'; readonly reason: string; readonly words: readonly string[] }
  /** Of another episode: worth a word where nothing else is found. */
  | { readonly kind: 'other'; readonly reason: string; readonly words: readonly string[] }
  | { readonly kind: 'unrelated' };

export interface Surroundings {
  /** BCP 47 tag of the language that is looked for. */
  readonly language: string;
  /** Videos in the film's folder, the film included. */
  readonly videos: number;
}

const SUBTITLE_FOLDER = /^(?:subs?|subtitles?|captions?|srt)$/;
const UNRELATED = { kind: 'unrelated' } as const;

/**
 * @param videoName without its ending
 * @param path of the subtitle file from the video's folder, without its ending
 */
export function relate(videoName: string, path: string, surroundings: Surroundings): Relation {
  const parts = fold(path).split('/');
  const base = parts.pop() ?? '';
  const direct = relateNames(videoName, base);
  if (direct.kind !== 'unrelated') return direct;
  const words = wordsOf(base).filter((word, i) => i > 0 || !/^\d{1,2}$/.test(word));
  const { match, unread } = readTrackWords(words, surroundings.language);
  // "2_English" and "en" name a track, not a film: then the folder does.
  if (unread.length > 0 || (match === 0 && words.length > 0)) return UNRELATED;
  const folder = parts.findLast((part) => !SUBTITLE_FOLDER.test(part));
  if (folder !== undefined) return withWords(relateNames(videoName, folder), words);
  if (surroundings.videos <= 1) return { kind: 'belongs', words, isStrict: true };
  const reason = `its name does not tell which of the ${surroundings.videos} videos beside it it belongs to`;
  return { kind: 'doubtful', reason, words };
}

function withWords(relation: Relation, words: readonly string[]): Relation {
  return relation.kind === 'unrelated' ? relation : { ...relation, words };
}

function relateNames(videoName: string, name: string): Relation {
  const stem = fold(videoName);
  const rest = name.slice(stem.length);
  if (name.startsWith(stem) && (rest === '' || /^[.\s_([-]/.test(rest))) return belongs(wordsOf(rest));
  const video = namePartsOf(stem);
  const file = namePartsOf(name);
  return video.episode === undefined && file.episode === undefined
    ? relateFilms(video, file)
    : relateEpisodes(video, file);
}

/** What follows a word of the release describes the release: `Film.720p.GROUP.en`. */
function belongs(words: readonly string[]): Relation {
  return { kind: 'belongs', words, isStrict: !isReleaseWord(words[0] ?? '') };
}

/** `Film.2010.1080p.x264` and `Film.2010.720p.WEB.en`: the same title and year. */
function relateFilms(video: NameParts, file: NameParts): Relation {
  const isSame = file.title === video.title || file.title.startsWith(`${video.title} `);
  if (!isSame || video.title === '') return UNRELATED;
  const tail = wordsOf(file.title.slice(video.title.length));
  const year = file.year ?? tail.find((word, i) => i === 0 && YEAR.test(word));
  const words = [...tail.slice(year !== undefined && file.year === undefined ? 1 : 0), ...file.rest];
  if (year !== undefined && video.year !== undefined && year !== video.year)
    return { kind: 'doubtful', reason: `is of ${year}, the video of ${video.year}`, words };
  return belongs(words);
}

function relateEpisodes(video: NameParts, file: NameParts): Relation {
  const isSameSeries = video.title === file.title || video.title === '' || file.title === '';
  const words = file.rest;
  if (video.episode === file.episode) {
    if (isSameSeries && (file.year === video.year || !file.year || !video.year))
      return { kind: 'belongs', words, isStrict: false };
    const reason = `is of "${file.title}", the video of "${video.title}"`;
    return isAlike(video.title, file.title) ? { kind: 'doubtful', reason, words } : UNRELATED;
  }
  if (file.episode !== undefined && video.episode !== undefined) {
    if (!isSameSeries) return UNRELATED;
    const reason = `is of ${file.episode}, the video of ${video.episode}`;
    const isPart = file.episode.startsWith(video.episode) || video.episode.startsWith(file.episode);
    return { kind: isPart ? 'doubtful' : 'other', reason, words };
  }
  if (!isAlike(video.title, file.title)) return UNRELATED;
  const reason =
    file.episode === undefined
      ? `names no episode, the video is ${String(video.episode)}`
      : `is of ${file.episode}, the video names no episode`;
  return { kind: 'doubtful', reason, words: wordsOf(file.title.slice(video.title.length)).concat(words) };
}

/** One title begins with the other, word by word. */
function isAlike(a: string, b: string): boolean {
  return a !== '' && b !== '' && (`${a} `.startsWith(`${b} `) || `${b} `.startsWith(`${a} `));
}

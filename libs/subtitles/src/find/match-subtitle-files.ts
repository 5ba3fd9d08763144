import { fold } from './name-parts.ts';
import { relate } from './relation.ts';
import { readTrackWords } from './track-words.ts';

/** `.txt` and `.xml` hold too much else beside a film; such a track can be named. */
const SUBTITLE_FILE = /\.(?:srt|vtt|ass|ssa|smi|sami|sbv|sub|ttml|dfxp)$/i;
const VIDEO_FILE = /\.(?:mkv|mp4|m4v|avi|mov|wmv|webm|ts|m2ts|mpe?g|flv|ogv)$/i;
/** Of two tracks that are alike the simpler one is taken. */
const PLAIN_FILE = /\.(?:srt|vtt)$/i;
const STYLED_PENALTY = 0.5;
/** A file of another release may be of another cut. */
const RELEASE_PENALTY = 4;
const UNLABELLED_PENALTY = 50;

export interface SubtitleFiles {
  /** Files that belong to the video and are in the language, best first. */
  readonly taken: string[];
  /** Files that may belong to it, but not surely: to be named to the user. */
  readonly refused: readonly RefusedFile[];
}

export interface RefusedFile {
  readonly name: string;
  /** For people, e.g. `is of S01E03, the video of S01E02`. */
  readonly reason: string;
}

/**
 * The subtitle files that belong to a video by their names, best first: `Film.en.srt`, `Film.eng.srt`,
 * `Film.English.vtt`, with the exact region before another; then those of another release of the same episode
 * (`Show.1x02.720p.WEB.en.srt`), tracks for the hard of hearing, files that name no language. Forced tracks and
 * commentaries are refused, for they are not the dialogue. `2_English.srt` belongs to the film that its folder names, or to the only one there is. Another language is left out,
 * what is doubtful refused; other episodes are refused too where nothing is taken.
 *
 * @param fileNames what lies around the video, other videos too: paths from its folder, parts joined by `/`
 * @param language BCP 47 tag
 */
export function matchSubtitleFiles(
  videoName: string,
  fileNames: readonly string[],
  language: string,
): SubtitleFiles {
  return match(videoName, fileNames, { language, needsLanguage: false });
}

/** As {@link matchSubtitleFiles}, but only files that name the language: `Film.srt` is no translation. */
export function matchTranslationFiles(
  videoName: string,
  fileNames: readonly string[],
  language: string,
): SubtitleFiles {
  return match(videoName, fileNames, { language, needsLanguage: true });
}

interface Wanted {
  readonly language: string;
  readonly needsLanguage: boolean;
}

type Judgement =
  { readonly penalty: number } | { readonly reason: string; readonly isOtherEpisode?: boolean } | undefined;

function match(videoName: string, fileNames: readonly string[], wanted: Wanted): SubtitleFiles {
  const folded = new Set(fileNames.map(fold));
  const videos = new Set([
    videoName,
    ...fileNames.filter((name) => VIDEO_FILE.test(name) && !name.includes('/')),
  ]).size;
  const taken: { name: string; penalty: number }[] = [];
  const refused: (RefusedFile & { isOtherEpisode: boolean })[] = [];
  for (const name of fileNames) {
    // Beside its index a .sub file is VobSub: pictures.
    const isPictures = /\.sub$/i.test(name) && folded.has(fold(name).replace(/\.sub$/, '.idx'));
    const found = judge(videoName, name, { ...wanted, videos });
    if (found === undefined) continue;
    if ('reason' in found) refused.push({ name, isOtherEpisode: false, ...found });
    else if (isPictures)
      refused.push({ name, reason: 'is VobSub: pictures, no text', isOtherEpisode: false });
    else taken.push({ name, penalty: found.penalty });
  }
  taken.sort((a, b) => a.penalty - b.penalty || (a.name < b.name ? -1 : 1));
  return {
    taken: taken.map(({ name }) => name),
    refused: refused
      .filter(({ isOtherEpisode }) => !isOtherEpisode || taken.length === 0)
      .map(({ name, reason }) => ({ name, reason })),
  };
}

function judge(videoName: string, name: string, wanted: Wanted & { videos: number }): Judgement {
  if (!SUBTITLE_FILE.test(name)) return undefined;
  const relation = relate(videoName.replace(/\.[^.]*$/, ''), name.replace(SUBTITLE_FILE, ''), wanted);
  if (relation.kind === 'unrelated') return undefined;
  const { match, isOther, penalty, unfit, unread } = readTrackWords(relation.words, wanted.language);
  if (isOther || (match === 0 && wanted.needsLanguage)) return undefined;
  if (relation.kind !== 'belongs')
    return { reason: relation.reason, isOtherEpisode: relation.kind === 'other' };
  if (relation.isStrict && unread.length > 0)
    return { reason: `"${unread.join(' ')}" in its name says nothing known` };
  if (unfit !== undefined) return { reason: unfit };
  const style = PLAIN_FILE.test(name) ? 0 : STYLED_PENALTY;
  const release = relation.isStrict ? 0 : RELEASE_PENALTY;
  return { penalty: penalty + style + release + (match === 0 ? UNLABELLED_PENALTY : 3 - match) };
}

import { basename } from 'node:path';
import { languageName } from '@langflix/contracts';

/** Endings under which subtitles are found; anything else that is inspected must be a film. */
const SUBTITLE_FILE = /\.(?:srt|vtt|ass|ssa|smi|sami|sbv|sub|ttml|dfxp|xml|txt|mpl|idx|sup)$/i;
/** Words of a name that are looked at: `Film.en.sdh.srt`. */
const LAST_WORDS = 3;

export function isSubtitleFile(path: string): boolean {
  return SUBTITLE_FILE.test(path);
}

/** The language that a subtitle file names before its ending, `Film.pt-BR.srt`; undefined when there is none. */
export function languageInName(path: string): string | undefined {
  const words = basename(path)
    .replace(SUBTITLE_FILE, '')
    .split(/[.\s_]+/);
  const tags = words
    .slice(1)
    .slice(-LAST_WORDS)
    .filter((word) => TAG.test(word) && !KINDS.has(word.toLowerCase()) && languageName(word) !== undefined)
    .map((word) => new Intl.Locale(word).toString());
  // Beside another language "hi" says that it is for the hearing impaired.
  return tags.findLast((tag) => tag !== 'hi' || tags.length === 1);
}

const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,4})?$/i;
/** Kinds of tracks that are codes of small languages too. */
const KINDS = new Set(['sdh', 'cc']);

import { languageMatch } from './language-of-token.ts';

/** `.txt` and `.xml` hold too much else beside a film; such a track can be named. */
const SUBTITLE_FILE = /\.(?:srt|vtt|ass|ssa|smi|sami|sbv|sub|ttml|dfxp)$/i;
/** Of two tracks that are alike the simpler one is taken. */
const PLAIN_FILE = /\.(?:srt|vtt)$/i;
const STYLED_PENALTY = 0.5;
const SEPARATOR = /[.\s_()[\]]+/;
/** Words that say what kind of track it is; worse kinds rank lower. Forced tracks hold signs and foreign lines only. */
const KIND_PENALTY: Readonly<Record<string, number>> = {
  full: 0,
  default: 0,
  sub: 0,
  subs: 0,
  subtitle: 0,
  subtitles: 0,
  utf8: 0,
  cc: 10,
  sdh: 10,
  hi: 10,
  forced: 100,
  foreign: 100,
};
/** Kinds that prove nothing without a language beside them: `Film.hi.srt` may be Hindi. */
const NEEDS_LANGUAGE = new Set(['hi', 'forced', 'foreign']);
const UNLABELLED_PENALTY = 50;

/**
 * The subtitle files that belong to a video by their names, best first: `Film.en.srt`, `Film.eng.srt`,
 * `Film.English.vtt`, with the exact region before another, then tracks for the hard of hearing, then `Film.srt` that
 * names no language, last forced tracks. Doubtful names are left out: another language, or words that mean nothing
 * here.
 *
 * @param fileNames names in the video's folder, without path
 * @param language BCP 47 tag
 */
export function matchSubtitleFiles(
  videoName: string,
  fileNames: readonly string[],
  language: string,
): string[] {
  return rank(fileNames, (name) => penalty(videoName, name, language));
}

/** As {@link matchSubtitleFiles}, but only files that name the language: `Film.srt` is no translation. */
export function matchTranslationFiles(
  videoName: string,
  fileNames: readonly string[],
  language: string,
): string[] {
  return rank(fileNames, (name) => {
    const found = penalty(videoName, name, language);
    return found !== undefined && found % 100 < UNLABELLED_PENALTY ? found : undefined;
  });
}

function rank(names: readonly string[], penaltyOf: (name: string) => number | undefined): string[] {
  const others = new Set(names.map(fold));
  // Beside its index a .sub file is VobSub: pictures.
  const isPictures = (name: string): boolean => others.has(fold(name).replace(/\.sub$/, '.idx'));
  return names
    .filter((name) => !/\.sub$/i.test(name) || !isPictures(name))
    .map((name) => ({ name, penalty: penaltyOf(name) }))
    .filter((match): match is { name: string; penalty: number } => match.penalty !== undefined)
    .sort((a, b) => a.penalty - b.penalty || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** Undefined when the file does not belong to the video or is of another language. */
function penalty(videoName: string, fileName: string, language: string): number | undefined {
  if (!SUBTITLE_FILE.test(fileName)) return undefined;
  const stem = fold(videoName).replace(/\.[^.]*$/, '');
  const name = fold(fileName).replace(SUBTITLE_FILE, '');
  if (!name.startsWith(stem)) return undefined;
  const rest = name.slice(stem.length);
  if (rest !== '' && !/^[.\s_([-]/.test(rest)) return undefined;
  const words = rest.split(SEPARATOR).filter((word) => /[^-]/.test(word));
  const matches = words.map((word) => languageMatch(word, language));
  const best = Math.max(0, ...matches);
  // What names the language is not taken for a kind: "hi" is Hindi where Hindi is wanted.
  const kinds = words.filter((_, i) => matches[i] === 0);
  if (kinds.some((word) => !(word in KIND_PENALTY) || (best === 0 && NEEDS_LANGUAGE.has(word))))
    return undefined;
  const kind = kinds.reduce((sum, word) => sum + (KIND_PENALTY[word] ?? 0), 0);
  const style = PLAIN_FILE.test(fileName) ? 0 : STYLED_PENALTY;
  return kind + style + (best === 0 ? UNLABELLED_PENALTY : 3 - best);
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

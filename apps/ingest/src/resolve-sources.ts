import { basename } from 'node:path';
import { TerminalError, languageName } from '@langflix/contracts';
import type { EpisodeSubmitted, SubtitleSource } from '@langflix/contracts';
import { fromFileUri, joinUri, resolveInsideRoots } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { matchSubtitleFiles, matchTranslationFiles } from '@langflix/subtitles';

export interface ResolvedSources {
  /** URI of the film, symbolic links followed. */
  readonly video: string;
  readonly fingerprint: string;
  readonly subtitles: SubtitleSource;
  readonly translation?: SubtitleSource;
}

interface ResolveDeps {
  readonly storage: Storage;
  readonly mediaRoots: readonly string[];
}

/**
 * Finds the film and its subtitles inside the media roots. Tracks that the submission does not name are looked for
 * beside the film, by its name and a language suffix.
 * @throws TerminalError `outside_media_roots`, `file_missing`, `subtitles_missing`
 */
export async function resolveSources(
  submission: EpisodeSubmitted,
  deps: ResolveDeps,
): Promise<ResolvedSources> {
  const video = await resolveInsideRoots(submission.video, deps.mediaRoots);
  const { sourceLanguage, targetLanguage } = submission;
  const source = { video: submission.video, language: sourceLanguage, match: matchSubtitleFiles };
  const subtitlesUri = submission.subtitles ?? (await findBeside(source, deps));
  if (subtitlesUri === undefined) throw await subtitlesMissing(submission.video, sourceLanguage, deps);
  // A file that names no language may be the source track, never the translation.
  const target = { video: submission.video, language: targetLanguage, match: matchTranslationFiles };
  const translationUri =
    submission.translation ??
    (targetLanguage === sourceLanguage ? undefined : await findBeside(target, deps));
  const translation =
    translationUri === undefined ? undefined : await subtitleSource(translationUri, targetLanguage, deps);
  return {
    video,
    fingerprint: await deps.storage.fingerprint(video),
    subtitles: await subtitleSource(subtitlesUri, sourceLanguage, deps),
    ...(translation === undefined ? {} : { translation }),
  };
}

/** A folder's files that fit the film, best first: one of the matchers of @langflix/subtitles. */
type MatchFiles = typeof matchSubtitleFiles;

async function findBeside(
  {
    video,
    language,
    match,
  }: { readonly video: string; readonly language: string; readonly match: MatchFiles },
  { storage }: ResolveDeps,
): Promise<string | undefined> {
  const folder = new URL('.', video).href;
  const [best] = match(basename(fromFileUri(video)), await storage.list(folder), language);
  return best === undefined ? undefined : joinUri(folder, best);
}

async function subtitleSource(uri: string, language: string, deps: ResolveDeps): Promise<SubtitleSource> {
  const resolved = await resolveInsideRoots(uri, deps.mediaRoots);
  return { uri: resolved, language, fingerprint: await deps.storage.fingerprint(resolved) };
}

/** Names the subtitle files that lie there and were not taken: often it is one of them. */
async function subtitlesMissing(
  videoUri: string,
  language: string,
  { storage }: ResolveDeps,
): Promise<TerminalError> {
  const video = fromFileUri(videoUri);
  const stem = basename(video).replace(/\.[^.]+$/, '');
  const files = await storage.list(new URL('.', videoUri).href);
  const others = files.filter((name) => SUBTITLE_FILE.test(name)).slice(0, MAX_NAMED);
  const there = others.length === 0 ? '' : ` (there is ${others.join(', ')})`;
  return new TerminalError(
    'subtitles_missing',
    `no ${languageName(language) ?? language} subtitles beside ${video}${there}: name them in the submission ` +
      `(--subtitles FILE) or put ${stem}.${language}.srt into the same folder`,
  );
}

const SUBTITLE_FILE = /\.(srt|vtt|ass|ssa|smi|sbv|sub|ttml)$/i;
const MAX_NAMED = 5;

import { basename, dirname, join } from 'node:path';
import { toFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { matchSubtitleFiles, matchTranslationFiles, subtitleCandidates } from '@langflix/subtitles';
import type { SubtitleFiles } from '@langflix/subtitles';

interface Wanted {
  readonly role: 'subtitles' | 'translation';
  readonly language: string;
}

/** The subtitle files around a film, judged by their names, as ingest does; names are relative to its folder. */
export async function filesAround(
  video: string,
  { role, language }: Wanted,
  storage: Storage,
): Promise<SubtitleFiles> {
  const folder = dirname(video);
  const names = await subtitleCandidates((inner) =>
    storage.list(toFileUri(join(folder, inner))).catch((error: unknown) => {
      if (inner === '') throw error;
      return [];
    }),
  );
  const match = role === 'subtitles' ? matchSubtitleFiles : matchTranslationFiles;
  return match(basename(video), names, language);
}

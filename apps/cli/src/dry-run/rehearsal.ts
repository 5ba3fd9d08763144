import { basename } from 'node:path';
import type { Config } from '@langflix/config';
import type { MediaSource } from '@langflix/contracts';
import { probeMedia } from '@langflix/media';
import { createStorage, resolveInsideRoots, toFileUri } from '@langflix/storage';
import { alignTranslation, chunkCues, titleFromFileName } from '@langflix/subtitles';
import type { EpisodeRequest } from '../request/episode-request.ts';
import { findTracks } from './find-tracks.ts';
import { readTrack } from './read-track.ts';
import type { Track } from './read-track.ts';

/** What would be done, found without starting anything. */
export interface Rehearsal {
  readonly title: { readonly series: string; readonly episode: string };
  readonly source: MediaSource;
  readonly subtitles: Track;
  readonly translation: Track | undefined;
  /** Share of cues that get a line of the translated track, 0 to 1. */
  readonly alignedShare: number | undefined;
  readonly chunks: number;
  readonly analyzer: 'gemini' | 'offline';
  /** Questions to the model, before retries and cache. */
  readonly llmRequests: number;
}

export interface RehearsalSettings {
  readonly config: Config;
  readonly mediaRoots: readonly string[];
  readonly analyzer: 'gemini' | 'offline';
}

/** @throws TerminalError for whatever the job would be rejected for */
export async function rehearsalOf(request: EpisodeRequest, settings: RehearsalSettings): Promise<Rehearsal> {
  const { config, mediaRoots, analyzer } = settings;
  const storage = createStorage();
  const uri = await resolveInsideRoots(toFileUri(request.video), mediaRoots);
  const fingerprint = await storage.fingerprint(uri);
  const options = { uri, fingerprint, language: request.from };
  const source = await probeMedia(await storage.inputFor(uri), options);
  const found = await findTracks(request, { storage, mediaRoots });
  const frameRate = source.video.fps;
  const subtitles = await readTrack(storage, found.subtitles, { language: request.from, frameRate });
  const translation =
    found.translation === undefined
      ? undefined
      : await readTrack(storage, found.translation, { language: request.to, frameRate });
  const aligned = translation && alignTranslation([...subtitles.cues], [...translation.cues]);
  const chunks = countChunks(subtitles, config);
  const title = titleFromFileName(basename(request.video));
  return {
    title: { series: request.series ?? title.series, episode: request.episode ?? title.episode },
    ...{ source, subtitles, translation, chunks, analyzer },
    alignedShare: aligned?.alignedShare,
    llmRequests: analyzer === 'gemini' ? chunks : 0,
  };
}

function countChunks({ cues }: Track, { llm }: Config): number {
  const { maxInputLength: maxChars, chunkSize: preferredChars } = llm;
  return chunkCues([...cues], { maxChars, preferredChars, contextCues: 0 }).length;
}

import { basename } from 'node:path';
import type { Config } from '@langflix/config';
import type { Cue, MediaSource } from '@langflix/contracts';
import { probeMedia } from '@langflix/media';
import { createStorage, resolveInsideRoots, toFileUri } from '@langflix/storage';
import { chunkCues, titleFromFileName } from '@langflix/subtitles';
import type { CueChunk } from '@langflix/subtitles';
import type { EpisodeRequest } from '../request/episode-request.ts';
import { estimateOf } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import { findTracks } from './find-tracks.ts';
import { rehearseDialogue } from './read-dialogue.ts';
import type { Track } from './read-track.ts';

/** As subtitle-chunker shows them beside each chunk. */
const CONTEXT_CUES = 3;

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
  /** What the model will be asked and cost, before retries and cache; absent when none is asked. */
  readonly estimate?: Estimate;
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
  const { cues, ...tracks } = await rehearseDialogue(request, { found, source }, storage);
  const chunks = chunksOf(cues, config);
  const title = titleFromFileName(basename(request.video));
  return {
    title: { series: request.series ?? title.series, episode: request.episode ?? title.episode },
    ...{ source, ...tracks, chunks: chunks.length, analyzer },
    ...(analyzer === 'gemini' && { estimate: estimateOf(chunks, request, config) }),
  };
}

function chunksOf(cues: readonly Cue[], { llm }: Config): readonly CueChunk[] {
  const { maxInputLength: maxChars, chunkSize: preferredChars } = llm;
  return chunkCues(cues, { maxChars, preferredChars, contextCues: CONTEXT_CUES });
}

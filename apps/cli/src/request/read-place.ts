import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TerminalError } from '@langflix/contracts';
import { extractSubtitleTrack, extractedExtension } from '@langflix/media';
import type { TrackPlace } from '@langflix/media';
import { toFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { readSubtitle } from '@langflix/subtitles';
import type { ReadTrack } from '@langflix/subtitles';

export interface PlacedTrack extends ReadTrack {
  /** For people: the path, or `track 3 of <film>`. */
  readonly where: string;
}

export interface ReadPlaceOptions {
  /** Absolute path of the film, for tracks inside it. */
  readonly video?: string;
  readonly language: string;
  /** Of the film, for tracks that count frames. */
  readonly frameRate?: number;
  /** Where every cue holds two languages, the lines in this one become translations. */
  readonly translationLanguage?: string;
}

/**
 * A track as the subtitle-chunker will read it. One without dialogue has no cues.
 * @throws TerminalError that names the file when it cannot be read
 */
export async function readPlace(
  place: TrackPlace,
  options: ReadPlaceOptions,
  storage: Storage,
): Promise<PlacedTrack> {
  const { video = '', language } = options;
  const where = 'file' in place ? place.file : `track ${place.track.stream} of ${video}`;
  const bytes =
    'file' in place ? await storage.read(toFileUri(place.file)) : await bytesInside(place, video, storage);
  try {
    return { where, language, track: readSubtitle(bytes, options) };
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error;
    throw new TerminalError(error.code, `${where}: ${error.message}`, { cause: error });
  }
}

async function bytesInside(
  { track }: Extract<TrackPlace, { readonly track: unknown }>,
  video: string,
  storage: Storage,
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'langflix-track-'));
  try {
    const outputPath = join(folder, `track.${extractedExtension(track.codec)}`);
    await extractSubtitleTrack({ input: video, track, outputPath });
    return await storage.read(toFileUri(outputPath));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

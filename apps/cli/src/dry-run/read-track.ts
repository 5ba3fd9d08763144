import { TerminalError } from '@langflix/contracts';
import type { Cue } from '@langflix/contracts';
import { fromFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { cleanCues, decodeSubtitle, parseSubtitle } from '@langflix/subtitles';

/** A subtitle track as the subtitle-chunker will find it. */
export interface Track {
  readonly path: string;
  readonly format: string;
  /** What the bytes were decoded as. */
  readonly encoding: string;
  readonly cues: readonly Cue[];
  /** Things that are mended on reading, counted by kind. */
  readonly repairs: Readonly<Record<string, number>>;
}

interface TrackOptions {
  readonly language: string;
  /** Of the film, for tracks that count frames. */
  readonly frameRate: number;
}

/** @throws TerminalError when the file cannot be read, is no subtitle file, or holds no dialogue. */
export async function readTrack(storage: Storage, uri: string, options: TrackOptions): Promise<Track> {
  const path = fromFileUri(uri);
  const { text, encoding, repairs: lost } = decodeSubtitle(await storage.read(uri), options);
  const { format, cues: raw, repairs: mended } = parseSubtitle(text, options);
  const cues = cleanCues(raw);
  if (cues.length > 0) return { path, format, encoding, cues, repairs: { ...lost, ...mended } };
  throw new TerminalError('subtitle_empty', `${path} holds no dialogue: name another file`);
}

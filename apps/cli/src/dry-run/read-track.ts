import { TerminalError } from '@langflix/contracts';
import type { Cue } from '@langflix/contracts';
import { fromFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { cleanCues, decodeSubtitle, parseSubtitle } from '@langflix/subtitles';

/** A subtitle track as the subtitle-chunker will find it. */
export interface Track {
  readonly path: string;
  readonly format: string;
  readonly cues: readonly Cue[];
  /** Things that are mended on reading, counted by kind. */
  readonly repairs: Readonly<Record<string, number>>;
}

/** @throws TerminalError when the file cannot be read, is no subtitle file, or holds no dialogue. */
export async function readTrack(storage: Storage, uri: string): Promise<Track> {
  const path = fromFileUri(uri);
  const { format, cues: raw, repairs } = parseSubtitle(decodeSubtitle(await storage.read(uri)).text);
  const cues = cleanCues(raw);
  if (cues.length > 0) return { path, format, cues, repairs };
  throw new TerminalError('subtitle_empty', `${path} holds no dialogue: name another file`);
}

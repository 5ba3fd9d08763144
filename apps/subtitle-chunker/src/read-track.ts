import { TerminalError } from '@langflix/contracts';
import type { SubtitleSource } from '@langflix/contracts';
import { fromFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { readSubtitle } from '@langflix/subtitles';
import type { SubtitleTrack } from '@langflix/subtitles';

/** A feature film's subtitles have 100 to 200 KB; this keeps anything that is no subtitle file out of memory. */
const MAX_BYTES = 20 * 1024 * 1024;

interface ReadTrackOptions {
  /** Frames a second of the film, for tracks that count frames. */
  readonly frameRate: number;
  /** Where every cue holds two languages, the lines in this one become translations. */
  readonly translationLanguage?: string;
}

/**
 * What a subtitle file holds. A file without dialogue gives no cues.
 * @throws TerminalError that names the file: `source_changed`, `file_missing`, `file_unreadable`,
 * `subtitle_too_large`, `subtitle_encoding`, `subtitle_format` or `subtitle_empty`
 */
export async function readTrack(
  storage: Storage,
  source: SubtitleSource,
  options: ReadTrackOptions,
): Promise<SubtitleTrack> {
  const bytes = await readBytes(storage, source);
  try {
    return readSubtitle(bytes, { language: source.language, ...options });
  } catch (error) {
    throw named(error, source.uri);
  }
}

/** Another file would give other chunks than those an earlier delivery has told of. */
async function readBytes(storage: Storage, { uri, fingerprint }: SubtitleSource): Promise<Uint8Array> {
  if ((await storage.fingerprint(uri)) !== fingerprint) {
    const changed = `${fromFileUri(uri)} is not the file it was when the episode was accepted: submit it again`;
    throw new TerminalError('source_changed', changed);
  }
  try {
    return await storage.read(uri, { maxBytes: MAX_BYTES });
  } catch (error) {
    if (!(error instanceof TerminalError) || error.code !== 'file_too_large') throw error;
    throw new TerminalError('subtitle_too_large', error.message, { cause: error });
  }
}

/** The parsers know no file names: put the name before what they say. */
function named(error: unknown, uri: string): unknown {
  if (!(error instanceof TerminalError)) return error;
  return new TerminalError(error.code, `${fromFileUri(uri)}: ${error.message}`, { cause: error });
}

import { TerminalError } from '@langflix/contracts';
import type { Cue, SubtitleHealth, SubtitleSource } from '@langflix/contracts';
import { fromFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { cleanCues, decodeSubtitle, parseSubtitle } from '@langflix/subtitles';

/** A feature film's subtitles have 100 to 200 KB; this keeps anything that is no subtitle file out of memory. */
const MAX_BYTES = 20 * 1024 * 1024;

export interface Track {
  readonly cues: Cue[];
  readonly health: SubtitleHealth;
}

/**
 * The dialogue of a subtitle file.
 * @param frameRate frames a second of the film, for tracks that count frames
 * @throws TerminalError that names the file: `source_changed`, `file_missing`, `file_unreadable`,
 * `subtitle_too_large`, `subtitle_encoding`, `subtitle_format` or `subtitle_empty`
 */
export async function readTrack(storage: Storage, source: SubtitleSource, frameRate: number): Promise<Track> {
  const bytes = await readBytes(storage, source);
  try {
    const { uri, language } = source;
    const { text, encoding, repairs: lost } = decodeSubtitle(bytes, { language });
    const { format, cues: raw, repairs: mended } = parseSubtitle(text, { language, frameRate });
    const cues = cleanCues(raw);
    if (cues.length === 0) throw noDialogue();
    const firstStartMs = cues[0]?.startMs ?? 0;
    const lastEndMs = cues.reduce((last, cue) => Math.max(last, cue.endMs), 0);
    const repairs = { ...lost, ...mended };
    const found = { uri, language, format, encoding, cues: cues.length, repairs, firstStartMs, lastEndMs };
    return { cues, health: found };
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

function noDialogue(): TerminalError {
  return new TerminalError(
    'subtitle_empty',
    'No cue of the subtitle file holds dialogue, only sounds, music or nothing. Supply a track of the dialogue.',
  );
}

/** The parsers know no file names: put the name before what they say. */
function named(error: unknown, uri: string): unknown {
  if (!(error instanceof TerminalError)) return error;
  return new TerminalError(error.code, `${fromFileUri(uri)}: ${error.message}`, { cause: error });
}

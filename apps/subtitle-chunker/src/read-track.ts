import { TerminalError } from '@langflix/contracts';
import type { SubtitleSource } from '@langflix/contracts';
import { describeUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { readSubtitle, readSubtitlePieces } from '@langflix/subtitles';
import type { ReadOptions, SubtitleTrack } from '@langflix/subtitles';

const MEBIBYTE = 1024 * 1024;
/** The subtitles of a film have 100 to 200 KB, typeset signs some tens of MB. A larger file is not read at all. */
const MAX_BYTES = 64 * MEBIBYTE;
/** Read at once; anything larger is read in pieces and never whole. */
const MAX_WHOLE_BYTES = MEBIBYTE;

interface ReadTrackOptions {
  /** Frames a second of the film, for tracks that count frames. */
  readonly frameRate: number;
  /** Where every cue holds two languages, the lines in this one become translations. */
  readonly translationLanguage?: string;
  readonly signal: AbortSignal;
}

/**
 * What a subtitle file holds, however large it is, in bounded memory. A file without dialogue gives no cues.
 * @throws TerminalError that names the file: `source_changed`, `file_missing`, `file_unreadable`,
 * `subtitle_too_large`, `subtitle_encoding`, `subtitle_format` or `subtitle_empty`
 */
export async function readTrack(
  storage: Storage,
  source: SubtitleSource,
  { signal, ...options }: ReadTrackOptions,
): Promise<SubtitleTrack> {
  const { uri, language } = source;
  await checkUnchanged(storage, source);
  try {
    return await read({ storage, uri, signal }, { language, ...options });
  } catch (error) {
    throw named(error, uri);
  }
}

/** Another file would give other chunks than those an earlier delivery has told of. */
async function checkUnchanged(storage: Storage, { uri, fingerprint }: SubtitleSource): Promise<void> {
  if ((await storage.fingerprint(uri)) === fingerprint) return;
  const changed = `${describeUri(uri)} is not the file it was when the episode was accepted: submit it again`;
  throw new TerminalError('source_changed', changed);
}

interface Place {
  readonly storage: Storage;
  readonly uri: string;
  readonly signal: AbortSignal;
}

async function read(place: Place, options: ReadOptions): Promise<SubtitleTrack> {
  const { storage, uri, signal } = place;
  const { sizeBytes = 0 } = (await storage.stat(uri)) ?? {};
  if (sizeBytes > MAX_BYTES) throw tooLarge();
  if (sizeBytes > MAX_WHOLE_BYTES) return readSubtitlePieces(() => piecesOf(place), options);
  return readSubtitle(await storage.read(uri, { maxBytes: MAX_BYTES, signal }), options);
}

/** Ends at the limit, also when the file grows while it is read. */
async function* piecesOf({ storage, uri, signal }: Place): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of (await storage.stream(uri, { signal })) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > MAX_BYTES) throw tooLarge();
    yield piece;
  }
}

function tooLarge(): TerminalError {
  const limit = `${MAX_BYTES / MEBIBYTE} MiB`;
  return new TerminalError(
    'subtitle_too_large',
    `The subtitle file is larger than ${limit}. Supply the text track of one film or episode, in SRT for example.`,
  );
}

/** The parsers know no file names: put the name before what they say. */
function named(error: unknown, uri: string): unknown {
  const name = describeUri(uri);
  if (!(error instanceof TerminalError) || error.message.includes(name)) return error;
  return new TerminalError(error.code, `${name}: ${error.message}`, { cause: error });
}

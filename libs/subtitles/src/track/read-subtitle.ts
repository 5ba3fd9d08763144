import type { Cue } from '@langflix/contracts';
import { cleanTrack } from '../clean/clean-track.ts';
import { decodeSubtitle } from '../decode/decode-subtitle.ts';
import { parseSubtitle } from '../parse/parse-subtitle.ts';
import type { RawCue, SubtitleFormat } from '../parse/raw-cue.ts';

export interface ReadOptions {
  /** BCP 47 tag of the language that the track is said to be in. */
  readonly language?: string;
  /** The learner's language: where every cue holds two languages, the lines in this one become translations. */
  readonly translationLanguage?: string;
  /** Frames a second of the film, for MicroDVD files that do not tell it. */
  readonly frameRate?: number;
}

/** A subtitle file as it was read: what stands in it and what is said. */
export interface SubtitleTrack {
  readonly format: SubtitleFormat;
  /** What the bytes were decoded as. */
  readonly encoding: string;
  /** What was mended, counted by kind; `destroyed_text` could not be. */
  readonly repairs: Readonly<Record<string, number>>;
  /** Cues as they stand in the file, with markup and all. */
  readonly raw: readonly RawCue[];
  /** The dialogue. */
  readonly cues: Cue[];
  /** For each of `cues` the position in `raw` that its text begins in. */
  readonly rawOf: readonly number[];
  /** Raw cues that hold no dialogue, counted by the reason. */
  readonly nonDialogue: Readonly<Record<string, number>>;
}

/**
 * Bytes of a subtitle file to its dialogue: decoded, parsed, cleaned. A file without dialogue gives no `cues`: grade it.
 * @throws TerminalError `subtitle_encoding`, `subtitle_format`, `subtitle_empty`; messages name no file
 */
export function readSubtitle(bytes: Uint8Array, options: ReadOptions = {}): SubtitleTrack {
  const { text, encoding, repairs: lost } = decodeSubtitle(bytes, options);
  const { format, cues: raw, repairs: mended } = parseSubtitle(text, options);
  return { format, encoding, raw, repairs: { ...lost, ...mended }, ...cleanTrack(raw, options) };
}

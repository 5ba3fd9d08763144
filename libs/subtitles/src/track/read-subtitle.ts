import type { Cue } from '@langflix/contracts';
import { cleanTrack } from '../clean/clean-track.ts';
import { decodeSubtitle } from '../decode/decode-subtitle.ts';
import { parseSubtitle } from '../parse/parse-subtitle.ts';
import type { ParsedSubtitle, SubtitleFormat } from '../parse/raw-cue.ts';
import type { TrackLimits } from '../parse/room.ts';

export interface ReadOptions {
  /** BCP 47 tag of the language that the track is said to be in. */
  readonly language?: string;
  /** The learner's language: where every cue holds two languages, the lines in this one become translations. */
  readonly translationLanguage?: string;
  /** Frames a second of the film, for MicroDVD files that do not tell it. */
  readonly frameRate?: number;
  /** What a track may hold. Default: `TRACK_LIMITS`. */
  readonly limits?: TrackLimits;
}

/** A subtitle file as it was read: what stands in it and what is said. */
export interface SubtitleTrack {
  readonly format: SubtitleFormat;
  /** What the bytes were decoded as. */
  readonly encoding: string;
  /** What was mended, counted by kind; `destroyed_text` could not be. */
  readonly repairs: Readonly<Record<string, number>>;
  /** Number of cues in the file, before cleaning. */
  readonly rawCues: number;
  /** The dialogue. */
  readonly cues: Cue[];
  /** Raw cues that hold no dialogue, counted by the reason. */
  readonly nonDialogue: Readonly<Record<string, number>>;
}

/**
 * Bytes of a subtitle file to its dialogue: decoded, parsed, cleaned. A file without dialogue gives no `cues`: grade it.
 * @throws TerminalError `subtitle_encoding`, `subtitle_format`, `subtitle_empty`, `subtitle_too_large` (see
 *   `TRACK_LIMITS`); messages name no file
 */
export function readSubtitle(bytes: Uint8Array, options: ReadOptions = {}): SubtitleTrack {
  const { text, encoding, repairs } = decodeSubtitle(bytes, options);
  return cleaned({ encoding, repairs }, parseSubtitle(text, options), options);
}

/** @param decoded its `repairs` are those of the decoding */
export function cleaned(
  { encoding, repairs: lost }: Pick<SubtitleTrack, 'encoding' | 'repairs'>,
  { format, cues: raw, repairs: mended }: ParsedSubtitle,
  options: ReadOptions,
): SubtitleTrack {
  const { cues, nonDialogue } = cleanTrack(raw, options);
  return { format, encoding, rawCues: raw.length, repairs: { ...lost, ...mended }, cues, nonDialogue };
}

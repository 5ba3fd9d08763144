import { TerminalError } from '@langflix/contracts';
import { detectFormat } from './detect-format.ts';
import { mendTimes } from './mend-times.ts';
import type { TimedText } from './mend-times.ts';
import { parseAss } from './parse-ass.ts';
import { parseCommaTimes } from './parse-comma-times.ts';
import { parseMicroDvd, parseMpl2 } from './parse-frames.ts';
import { parseSami } from './parse-sami.ts';
import { parseSrt } from './parse-srt.ts';
import { parseTtml } from './parse-ttml.ts';
import { parseWebVtt } from './parse-webvtt.ts';
import type { ParsedSubtitle, Repairs, SubtitleFormat } from './raw-cue.ts';
import { splitLines } from './split-lines.ts';

export interface ParseOptions {
  /** BCP 47 tag: the language to read from a file that holds several (SAMI, TTML). Default: the one with most lines. */
  readonly language?: string;
  /** Frames a second of the film, for MicroDVD files that do not tell it. Default 23.976. */
  readonly frameRate?: number;
}

type Parser = (lines: readonly string[], repairs: Repairs, options: ParseOptions) => TimedText[];

const PARSERS: Readonly<Record<SubtitleFormat, Parser>> = {
  srt: parseSrt,
  webvtt: parseWebVtt,
  ass: parseAss,
  sami: (lines, repairs, { language }) => parseSami(lines, repairs, language),
  sbv: parseCommaTimes,
  subviewer: parseCommaTimes,
  microdvd: (lines, repairs, { frameRate }) => parseMicroDvd(lines, repairs, frameRate),
  mpl2: parseMpl2,
  ttml: (lines, repairs, { language }) => parseTtml(lines, repairs, language),
};

/**
 * Reads a subtitle text of any {@link SubtitleFormat}; the content decides which. What is wrong but clear is mended
 * and counted, see `Repair`.
 * @throws TerminalError `subtitle_format` when it is none of them, `subtitle_empty` when it holds no cue.
 */
export function parseSubtitle(text: string, options: ParseOptions = {}): ParsedSubtitle {
  const repairs: Repairs = {};
  const lines = splitLines(text, repairs);
  if (lines.every((line) => line.trim() === '')) {
    throw new TerminalError(
      'subtitle_empty',
      'The subtitle file is empty. Supply one that holds the dialogue.',
    );
  }
  const detected = detectFormat(lines);
  if (!('format' in detected)) throw unknownFormat(detected.other);
  const cues = mendTimes(PARSERS[detected.format](lines, repairs, options), repairs);
  if (cues.length === 0) {
    throw new TerminalError(
      'subtitle_empty',
      'The subtitle file has no cue that can be shown. Supply one that holds the dialogue.',
    );
  }
  return { format: detected.format, cues, repairs: { ...repairs } };
}

function unknownFormat(name: string | undefined): TerminalError {
  const what = name === undefined ? 'in no subtitle format that is known here' : `${name}, which is not read`;
  return new TerminalError(
    'subtitle_format',
    `The subtitle file is ${what}. Convert it to SRT or WebVTT and submit it again.`,
  );
}

import { TerminalError } from '@langflix/contracts';
import { LINES_TO_TRY, formatOfLine } from './detect-format.ts';
import { holdLines, readWhole } from './line-reader.ts';
import type { LineReader, Reading } from './line-reader.ts';
import { mendTimes } from './mend-times.ts';
import { readAss } from './parse-ass.ts';
import { readCommaTimes } from './parse-comma-times.ts';
import { readMicroDvd, readMpl2 } from './parse-frames.ts';
import { parseSami } from './parse-sami.ts';
import { readSrt } from './parse-srt.ts';
import { parseTtml } from './parse-ttml.ts';
import { readWebVtt } from './parse-webvtt.ts';
import type { ParsedSubtitle, Repairs, SubtitleFormat } from './raw-cue.ts';
import { TRACK_LIMITS, roomWithin } from './room.ts';
import type { TrackLimits } from './room.ts';

export interface ParseOptions {
  /** BCP 47 tag: the language to read from a file that holds several (SAMI, TTML). Default: the one with most lines. */
  readonly language?: string;
  /** Frames a second of the film, for MicroDVD files that do not tell it. Default 23.976. */
  readonly frameRate?: number;
  /** What a track may hold. Default: `TRACK_LIMITS`. */
  readonly limits?: TrackLimits;
}

const READERS: Readonly<Record<SubtitleFormat, (reading: Reading, options: ParseOptions) => LineReader>> = {
  srt: readSrt,
  webvtt: readWebVtt,
  ass: readAss,
  sbv: readCommaTimes,
  subviewer: readCommaTimes,
  microdvd: (reading, { frameRate }) => readMicroDvd(reading, frameRate),
  mpl2: readMpl2,
  sami: (reading, { language }) => readWhole(reading, (text) => parseSami(text, reading, language)),
  ttml: (reading, { language }) => readWhole(reading, (text) => parseTtml(text, reading, language)),
};

export interface SubtitleLines {
  /** The next line, without its end. @throws TerminalError as `parseSubtitle`, as soon as that is known */
  line(text: string): void;
  /** @throws TerminalError as `parseSubtitle` */
  end(): ParsedSubtitle;
}

/** A subtitle text line by line; what was mended is added to `repairs`. */
export function readSubtitleLines(options: ParseOptions, repairs: Repairs): SubtitleLines {
  const reading = { repairs, room: roomWithin(options.limits ?? TRACK_LIMITS) };
  const undecided = holdLines(reading.room);
  let decided: { readonly format: SubtitleFormat; readonly reader: LineReader } | undefined;
  let lines = 0;
  let isBlank = true;

  const decide = (text: string): void => {
    isBlank &&= text.trim() === '';
    const found = lines < LINES_TO_TRY ? formatOfLine(text, lines === 0) : { other: undefined };
    lines += 1;
    if (found !== undefined && 'format' in found) {
      const { format } = found;
      decided = { format, reader: READERS[format](reading, options) };
      const before = [...undecided.lines, text];
      undecided.clear();
      for (const line of before) decided.reader.line(line);
    } else if (found?.other !== undefined || (found && !isBlank)) throw unknownFormat(found.other);
    else if (found === undefined) undecided.push(text);
  };

  return {
    line(text) {
      if (decided) decided.reader.line(text);
      else decide(text);
    },
    end() {
      if (isBlank) throw empty('is empty');
      if (!decided) throw unknownFormat(undefined);
      const cues = mendTimes(decided.reader.end(), repairs);
      if (cues.length === 0) throw empty('has no cue that can be shown');
      return { format: decided.format, cues, repairs: { ...repairs } };
    },
  };
}

function empty(what: string): TerminalError {
  return new TerminalError(
    'subtitle_empty',
    `The subtitle file ${what}. Supply one that holds the dialogue.`,
  );
}

function unknownFormat(name: string | undefined): TerminalError {
  const what = name === undefined ? 'in no subtitle format that is known here' : `${name}, which is not read`;
  return new TerminalError(
    'subtitle_format',
    `The subtitle file is ${what}. Convert it to SRT or WebVTT and submit it again.`,
  );
}

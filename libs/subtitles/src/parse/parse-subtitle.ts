import { TerminalError } from '@langflix/contracts';
import { detectFormat } from './detect-format.ts';
import { mendTimes } from './mend-times.ts';
import { parseSrt } from './parse-srt.ts';
import { parseWebVtt } from './parse-webvtt.ts';
import type { ParsedSubtitle, Repairs } from './raw-cue.ts';
import { splitLines } from './split-lines.ts';

/**
 * Reads SubRip or WebVTT; the content decides which. What is wrong but clear is mended and counted, see `Repair`.
 * @throws TerminalError `subtitle_format` when it is neither, `subtitle_empty` when it holds no cue.
 */
export function parseSubtitle(text: string): ParsedSubtitle {
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
  const parse = detected.format === 'webvtt' ? parseWebVtt : parseSrt;
  const cues = mendTimes(parse(lines, repairs), repairs);
  if (cues.length === 0) {
    throw new TerminalError(
      'subtitle_empty',
      'The subtitle file has no cue that can be shown. Supply one that holds the dialogue.',
    );
  }
  return { format: detected.format, cues, repairs: { ...repairs } };
}

function unknownFormat(name: string | undefined): TerminalError {
  const what = name === undefined ? 'neither SubRip (SRT) nor WebVTT' : `${name}, which is not read`;
  return new TerminalError(
    'subtitle_format',
    `The subtitle file is ${what}. Convert it to SRT or WebVTT and submit it again.`,
  );
}

import { readSubtitleLines } from './read-subtitle-lines.ts';
import type { ParseOptions } from './read-subtitle-lines.ts';
import type { ParsedSubtitle, Repairs } from './raw-cue.ts';
import { splitLines } from './split-lines.ts';

/**
 * Reads a subtitle text of any `SubtitleFormat`; the content decides which. What is wrong but clear is mended and
 * counted, see `Repair`.
 * @throws TerminalError `subtitle_format` when it is none of them, `subtitle_empty` when it holds no cue,
 *   `subtitle_too_large` when it holds more than a track may, see `TRACK_LIMITS`
 */
export function parseSubtitle(text: string, options: ParseOptions = {}): ParsedSubtitle {
  const repairs: Repairs = {};
  const reader = readSubtitleLines(options, repairs);
  for (const line of splitLines(text, repairs)) reader.line(line);
  return reader.end();
}

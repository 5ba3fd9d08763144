import { isCommaTimeLine } from './parse-comma-times.ts';
import { isWebVttSignature } from './parse-webvtt.ts';
import type { SubtitleFormat } from './raw-cue.ts';
import { looksLikeTimeLine } from './srt-time-line.ts';

/** What lines of each format look like; the name of one that is not read goes into the refusal. */
const SIGNS: readonly (readonly [found: Detected, sign: (line: string) => boolean])[] = [
  [{ other: 'WebVTT with a damaged first line' }, matches(/^\s*WEBVTT/i)],
  [{ other: 'an RTF document' }, matches(/^\s*\{\\rtf/)],
  [{ other: 'the index of a VobSub (DVD) bitmap track' }, matches(/^# VobSub index file/i)],
  [{ other: 'SCC (Scenarist captions)' }, matches(/^\s*Scenarist_SCC/i)],
  [
    { format: 'ass' },
    matches(/^\s*\[(?:Script Info|V4\+? Styles|Events)\]|^\s*Dialogue:[^,]{0,30},\s*\d+:\d+:\d/i),
  ],
  [{ format: 'sami' }, matches(/<SAMI\b|<SYNC\s+Start\b/i)],
  [{ format: 'ttml' }, matches(/<(?:\w{1,30}:)?tt(?:\s|>|$)/)],
  [{ format: 'microdvd' }, matches(/^\s*\{\d{1,9}\}\{\d{0,9}\}/)],
  [{ format: 'mpl2' }, matches(/^\s*\[\d{1,8}\]\[\d{0,8}\]/)],
  [
    { format: 'subviewer' },
    matches(/^\s*\[(?:INFORMATION|SUBTITLE)\]|^\d\d:\d\d:\d\d\.\d\d,\d\d:\d\d:\d\d\.\d\d\s*$/i),
  ],
  [{ format: 'sbv' }, isCommaTimeLine],
  [{ format: 'srt' }, looksLikeTimeLine],
  [{ other: 'TMPlayer' }, matches(/^\s*\d{1,2}:\d\d:\d\d[:=]\s*\D/)],
  [{ other: 'an LRC song sheet' }, matches(/^\s*\[\d{1,3}:\d\d[.:]\d\d\]/)],
];

/** Lines looked at before deciding that a text holds no subtitles. */
export const LINES_TO_TRY = 2000;
/** How much is looked at of each. */
const CHARACTERS_TO_TRY = 2000;

export type Detected = { readonly format: SubtitleFormat } | { readonly other: string | undefined };

/**
 * Content decides, never a file's name: the first line that is a sign of any format, of {@link LINES_TO_TRY}. Undefined
 * when this one is none.
 */
export function formatOfLine(line: string, isFirst: boolean): Detected | undefined {
  if (isFirst && isWebVttSignature(line)) return { format: 'webvtt' };
  const start = line.slice(0, CHARACTERS_TO_TRY);
  return SIGNS.find(([, isSign]) => isSign(start))?.[0];
}

function matches(pattern: RegExp): (line: string) => boolean {
  return (line) => pattern.test(line);
}

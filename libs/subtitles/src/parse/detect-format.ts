import { hasWebVttSignature } from './parse-webvtt.ts';
import { looksLikeTimeLine } from './srt-time-line.ts';

/** Formats that are known by sight but not read; the name goes into the refusal. */
const KNOWN_BY_SIGHT: readonly (readonly [name: string, sign: RegExp])[] = [
  ['WebVTT with a damaged first line', /^\s*WEBVTT/i],
  ['SubStation Alpha (ASS/SSA)', /^\s*\[Script Info\]/im],
  ['SAMI', /<SAMI/i],
  ['TTML', /<(?:\w+:)?tt[\s>]/],
  ['MicroDVD', /^\{\d+\}\{\d+\}/m],
  ['MPL2', /^\[\d+\]\[\d+\]/m],
  ['SubViewer', /^\d\d:\d\d:\d\d\.\d\d,\d\d:\d\d:\d\d\.\d\d/m],
];

/** Lines looked at before deciding that a text holds no SRT. */
const LINES_TO_TRY = 2000;
const CHARACTERS_TO_TRY = 4000;

export type Detected = { readonly format: 'srt' | 'webvtt' } | { readonly other: string | undefined };

/** Content decides, never a file's name. */
export function detectFormat(lines: readonly string[]): Detected {
  if (hasWebVttSignature(lines)) return { format: 'webvtt' };
  const head = lines.slice(0, 200).join('\n').slice(0, CHARACTERS_TO_TRY);
  const other = KNOWN_BY_SIGHT.find(([, sign]) => sign.test(head))?.[0];
  if (other === undefined && lines.slice(0, LINES_TO_TRY).some(looksLikeTimeLine)) return { format: 'srt' };
  return { other };
}

import type { Cue } from '@langflix/contracts';
import { translationAt } from '../align/translation-at.ts';

/** A text on the screen, milliseconds from the start of the clip. */
export interface ClipLine {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  /** `index` of the first cue it belongs to. */
  readonly cue: number;
}

export interface ClipSpan {
  /** Start and end of the clip in the film, milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
}

/** A line is cut short rather than shown over the next one when it would overlap by no more than this. */
const MAX_TRIM_MS = 400;
/** Less than this is a flicker, not a line. */
const MIN_SHOWN_MS = 80;

/** The dialogue lines of the clip. */
export function sourceLines(cues: readonly Cue[], span: ClipSpan): ClipLine[] {
  const lines = cues.map((cue, i) => ({ ...cue, endMs: trimmedEnd(cue, cues[i + 1]) }));
  return lines.flatMap((cue) => toClip({ ...cue, cue: cue.index }, span));
}

/** The translations of the clip; one that several cues share stands from the first of them to the last. */
export function translationLines(cues: readonly Cue[], span: ClipSpan): ClipLine[] {
  const lines: { startMs: number; endMs: number; text: string; cue: number }[] = [];
  let isShared = false;
  cues.forEach((cue, i) => {
    const endMs = trimmedEnd(cue, cues[i + 1]);
    const last = lines.at(-1);
    const text = translationAt(cues, i);
    const goesOn = cue.translation === '' && isShared && last !== undefined;
    if (goesOn && last) last.endMs = Math.max(last.endMs, endMs);
    else if (text) lines.push({ startMs: cue.startMs, endMs, text, cue: cue.index });
    isShared = text !== undefined;
  });
  return lines.flatMap((line) => toClip(line, span));
}

function trimmedEnd(cue: Cue, next: Cue | undefined): number {
  const overlapMs = next ? cue.endMs - next.startMs : 0;
  const isSlight =
    overlapMs > 0 && overlapMs <= MAX_TRIM_MS && next !== undefined && next.startMs > cue.startMs;
  return isSlight ? next.startMs : cue.endMs;
}

function toClip(line: ClipLine, span: ClipSpan): ClipLine[] {
  const startMs = Math.max(line.startMs, span.startMs) - span.startMs;
  const endMs = Math.min(line.endMs, span.endMs) - span.startMs;
  const isShown = endMs - startMs >= MIN_SHOWN_MS && line.text.trim() !== '';
  return isShown ? [{ startMs, endMs, text: line.text, cue: line.cue }] : [];
}

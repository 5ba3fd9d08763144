import type { Cue } from '@langflix/contracts';
import { sourceLines, translationLines } from './clip-lines.ts';

export interface WebVttOptions {
  /** Film time that becomes zero, milliseconds. Default 0. */
  readonly offsetMs?: number;
  /** Length of the clip; lines end with it. No end when absent. */
  readonly durationMs?: number;
  /** Which text is written. Default `source`. */
  readonly text?: 'source' | 'translation';
}

/** A WebVTT file of the dialogue or of its translation, times counted from `offsetMs`. */
export function writeWebVtt(cues: readonly Cue[], options: WebVttOptions = {}): string {
  const { offsetMs = 0, durationMs = Number.MAX_SAFE_INTEGER, text = 'source' } = options;
  const span = { startMs: offsetMs, endMs: offsetMs + durationMs };
  const lines = text === 'source' ? sourceLines(cues, span) : translationLines(cues, span);
  const blocks = lines.map(
    (line) => `${timestamp(line.startMs)} --> ${timestamp(line.endMs)}\n${escapeWebVtt(line.text)}\n`,
  );
  return ['WEBVTT\n', ...blocks].join('\n');
}

function escapeWebVtt(text: string): string {
  return text
    .replace(/\n{2,}/g, '\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** `HH:MM:SS.mmm`. */
function timestamp(ms: number): string {
  const pad = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, '0');
  return `${pad(ms / 3_600_000, 2)}:${pad((ms / 60_000) % 60, 2)}:${pad((ms / 1000) % 60, 2)}.${pad(ms % 1000, 3)}`;
}

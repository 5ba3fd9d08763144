import type { Cue } from '@langflix/contracts';
import type { RawCue } from '../parse/raw-cue.ts';
import { mergeRolling } from './merge-rolling.ts';
import { stripDescriptions } from './strip-descriptions.ts';
import { stripMarkup } from './strip-markup.ts';
import { stripMusic } from './strip-music.ts';
import { stripSpeakers } from './strip-speakers.ts';
import { tidyLines } from './tidy-lines.ts';

/**
 * Cues as they are spoken: markup, sounds, speaker labels and songs taken out, rolling captions merged, cues that say
 * nothing dropped. In order of start, then end; `index` counts from 0. The raw cues are not changed.
 */
export function cleanCues(raw: readonly RawCue[]): Cue[] {
  const spoken = raw
    .map((cue) => ({ startMs: cue.startMs, endMs: cue.endMs, text: cleanText(cue.text) }))
    .filter((cue) => cue.text !== '')
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  return mergeRolling(spoken).map((cue, index) => ({ index, ...cue }));
}

function cleanText(text: string): string {
  return tidyLines(stripSpeakers(stripDescriptions(stripMusic(stripMarkup(text)))));
}

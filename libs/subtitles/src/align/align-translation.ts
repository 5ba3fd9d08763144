import type { Cue } from '@langflix/contracts';
import { adoptLoners } from './adopt-loners.ts';
import { pairByTime } from './pair-by-time.ts';
import type { Pair } from './pair-by-time.ts';
import { shareOutLines } from './share-out-lines.ts';

export interface Alignment {
  /** The source cues, with `translation` where the other track says the same. */
  readonly cues: Cue[];
  /** Share of source cues that got a translation of their own or together with a neighbour, 0 to 1. */
  readonly alignedShare: number;
  /** Target cues that no source cue stands for: signs, songs, lines left out of the source track. */
  readonly unpaired: readonly Cue[];
}

/**
 * Gives each source cue the line of the translated track that is said at the same time, one to one or up to four to
 * one either way. Every target cue is used once or is in `unpaired`. `translation` is
 *
 * - a text: the translation of this cue, and of the cues after it that have '';
 * - '': this cue's words are part of the translation before (one sentence over several cues); read it with
 *   `translationAt`, which gives the text that is on the screen at this cue;
 * - absent: the translated track has nothing here.
 *
 * Both tracks must be on the same clock: an offset of more than about half a second spoils the pairing.
 */
export function alignTranslation(source: readonly Cue[], target: readonly Cue[]): Alignment {
  const aligned = source.map(({ index, startMs, endMs, text }): Cue => ({ index, startMs, endMs, text }));
  const unpaired: Cue[] = [];
  for (const pair of adoptLoners(pairByTime(source, target), { source, target }))
    applyPair(pair, { aligned, target, unpaired });
  const translated = aligned.filter((cue) => cue.translation !== undefined).length;
  return { cues: aligned, alignedShare: source.length === 0 ? 0 : translated / source.length, unpaired };
}

interface Work {
  /** Changed in place: cues get their translations. */
  readonly aligned: Cue[];
  readonly target: readonly Cue[];
  readonly unpaired: Cue[];
}

function applyPair({ source, target }: Pair, work: Work): void {
  const cues = work.aligned.slice(...source);
  const lines = work.target.slice(...target);
  if (cues.length === 0) work.unpaired.push(...lines);
  if (cues.length === 0 || lines.length === 0) return;
  shareOutLines(cues, lines).forEach((translation, i) => {
    const cue = cues[i];
    if (cue) cue.translation = translation;
  });
}

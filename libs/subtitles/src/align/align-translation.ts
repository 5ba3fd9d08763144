import type { Cue } from '@langflix/contracts';
import type { TimeMap } from '../sync/apply-sync.ts';
import { adoptLoners } from './adopt-loners.ts';
import { fitTracks } from './fit-tracks.ts';
import { pairByTime } from './pair-by-time.ts';
import type { Pair } from './pair-by-time.ts';
import { pairConfidence, usualLengthRatio } from './pair-confidence.ts';
import { shareOutLines } from './share-out-lines.ts';

export interface AlignedPair {
  /** Positions in the source track, neighbours. */
  readonly source: number[];
  /** Positions in the target track, neighbours. */
  readonly target: number[];
  /** 0 to 1. A pair below {@link MIN_CONFIDENCE} gives no translation. */
  readonly confidence: number;
}

export interface Alignment {
  /** The source cues, with `translation` where the other track says the same. */
  readonly cues: Cue[];
  /** Share of source cues that got a translation of their own or together with a neighbour, 0 to 1. */
  readonly alignedShare: number;
  /** Target cues that no source cue stands for: signs, songs, lines left out of the source track. */
  readonly unpaired: readonly Cue[];
  /** In order. Every position of the target track is in exactly one pair or in `unpaired`. */
  readonly pairs: readonly AlignedPair[];
  /** Time in the source track = time in the target track x rate + offsetMs. */
  readonly offsetMs: number;
  readonly rate: number;
}

/**
 * Of twelve pairs each, drawn at random and read: from 0.2 to 0.4 five hold words of other lines, from 0.4 to 0.5 two.
 * Below, the model translates.
 */
export const MIN_CONFIDENCE = 0.4;

/**
 * Gives each source cue the line of the translated track that is said at the same time, one to one or up to four to
 * one either way, after an offset of the whole track and another frame rate are taken out. Every target cue is in one
 * pair or in `unpaired`. `translation` is
 *
 * - a text: the translation of this cue, and of the cues after it that have '';
 * - '': this cue's words are part of the translation before (one sentence over several cues); read it with
 *   `translationAt`, which gives the text that is on the screen at this cue;
 * - absent: the translated track has nothing here, or nothing that is likely to say the same.
 */
export function alignTranslation(source: readonly Cue[], target: readonly Cue[]): Alignment {
  const { offsetMs, rate, trust } = fitTracks(source, target);
  const onClock = moved(target, { offsetMs, rate });
  const ranges = adoptLoners(pairByTime(source, onClock), { source, target: onClock });
  const usualRatio = usualLengthRatio(ranges, { source, target: onClock });
  const cues = source.map(({ index, startMs, endMs, text }): Cue => ({ index, startMs, endMs, text }));
  const confidences = new Float64Array(ranges.length);
  const unpaired: Cue[] = [];
  for (const [i, range] of ranges.entries()) {
    const own = cues.slice(...range.source);
    const lines = onClock.slice(...range.target);
    if (own.length === 0) unpaired.push(...target.slice(...range.target));
    if (own.length === 0 || lines.length === 0) continue;
    const confidence = pairConfidence(own, lines, { trust, usualRatio });
    confidences[i] = confidence;
    if (confidence < MIN_CONFIDENCE) continue;
    shareOutLines(own, lines).forEach((translation, at) => Object.assign(own[at] ?? {}, { translation }));
  }
  const translated = cues.filter((cue) => cue.translation !== undefined).length;
  const alignedShare = source.length === 0 ? 0 : translated / source.length;
  return {
    ...{ cues, alignedShare, unpaired, offsetMs, rate },
    // Made when they are looked at: of a long track they take as much memory as its cues.
    get pairs() {
      return ranges
        .map((range, i) => ({ ...positions(range), confidence: confidences[i] ?? 0 }))
        .filter(({ source, target }) => source.length > 0 && target.length > 0);
    },
  };
}

function moved(cues: readonly Cue[], { offsetMs, rate }: TimeMap): readonly Cue[] {
  if (offsetMs === 0 && rate === 1) return cues;
  const move = (ms: number): number => Math.round(ms * rate + offsetMs);
  return cues.map((cue) => ({ ...cue, startMs: move(cue.startMs), endMs: move(cue.endMs) }));
}

function positions({ source, target }: Pair): { source: number[]; target: number[] } {
  const between = ([from, to]: readonly [number, number]): number[] =>
    Array.from({ length: to - from }, (_, i) => from + i);
  return { source: between(source), target: between(target) };
}

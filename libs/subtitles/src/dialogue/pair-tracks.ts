import type { Cue, SubtitleSync } from '@langflix/contracts';
import { alignTranslation } from '../align/align-translation.ts';
import type { Alignment } from '../align/align-translation.ts';
import { inFilmTime } from './find-sync.ts';

export interface PairedTracks {
  readonly alignment: Alignment;
  /** What was done to the times of the translation before. */
  readonly sync: SubtitleSync | undefined;
}

/**
 * Pairs the dialogue, in film time, with the translated track as it stands in its file. Where the dialogue had to be
 * moved the other track may have the same fault or none: the way that pairs more lines is right.
 */
export function pairTracks(
  dialogue: readonly Cue[],
  translation: readonly Cue[],
  sync: SubtitleSync | undefined,
): PairedTracks {
  const moved = alignTranslation(dialogue, inFilmTime(translation, sync));
  if (sync?.applied !== true) return { alignment: moved, sync: undefined };
  if (sync.origin === 'given') return { alignment: moved, sync };
  const unmoved = alignTranslation(dialogue, translation);
  const isMovedBetter =
    moved.alignedShare > unmoved.alignedShare ||
    (moved.alignedShare === unmoved.alignedShare && fitsAsItIs(moved));
  return isMovedBetter ? { alignment: moved, sync } : { alignment: unmoved, sync: undefined };
}

/** The pairing may find an offset of its own: of two ways that pair as much, the one that needs none is right. */
function fitsAsItIs({ offsetMs, rate }: Alignment): boolean {
  return rate === 1 && Math.abs(offsetMs) < 1000;
}

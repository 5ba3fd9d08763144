import type { Cue, SpeechActivity, SubtitleSync } from '@langflix/contracts';
import { applySync } from '../sync/apply-sync.ts';
import { estimateSync } from '../sync/estimate-sync.ts';

export interface SyncHints {
  /** Seconds that somebody said are to be added to every time. */
  readonly offsetSec?: number | undefined;
  /** When people speak in the film. */
  readonly speech?: SpeechActivity | undefined;
}

/** Below it the best place is a matter of chance, and not worth telling. */
const LEAST_CONFIDENCE = 0.2;

/**
 * How the times of a track fit the film: what was said by hand wins; else they are laid on the speech, and corrected
 * only where that is certain. A confidence near 0 means that the sound does not tell. Undefined when it was not heard.
 */
export function findSync(cues: readonly Cue[], { offsetSec, speech }: SyncHints): SubtitleSync | undefined {
  if (offsetSec !== undefined) {
    const offsetMs = Math.round(offsetSec * 1000);
    return { offsetMs, rate: 1, confidence: 1, applied: offsetMs !== 0, origin: 'given' };
  }
  if (speech === undefined) return undefined;
  const { offsetMs, rate, confidence, certain } = estimateSync(cues, speech);
  if (confidence < LEAST_CONFIDENCE)
    return { offsetMs: 0, rate: 1, confidence, applied: false, origin: 'found' };
  const isOff = offsetMs !== 0 || rate !== 1;
  return { offsetMs: Math.round(offsetMs), rate, confidence, applied: certain && isOff, origin: 'found' };
}

/** The cues at the times of the film. */
export function inFilmTime(cues: readonly Cue[], sync: SubtitleSync | undefined): Cue[] {
  return sync?.applied === true ? applySync(cues, sync) : [...cues];
}

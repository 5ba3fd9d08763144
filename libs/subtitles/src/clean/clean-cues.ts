import type { Cue } from '@langflix/contracts';
import type { RawCue } from '../parse/raw-cue.ts';
import { cleanTrack } from './clean-track.ts';
import type { CleanOptions } from './clean-track.ts';

/** The dialogue of {@link cleanTrack} alone. */
export function cleanCues(raw: readonly RawCue[], options: CleanOptions = {}): Cue[] {
  return cleanTrack(raw, options).cues;
}

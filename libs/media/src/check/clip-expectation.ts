import type { MediaSource } from '@langflix/contracts';

/** What was ordered. What is left out is not looked at. */
export interface ClipExpectation {
  readonly durationSec: number;
  /** The clip's frame rate. */
  readonly fps: number;
  readonly hasAudio: boolean;
  /** Pixels, see `evenSize`. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Number of caption tracks. */
  readonly softCaptions?: number;
  /** Absolute path of the ASS file that was burnt in. */
  readonly burntCaptions?: string;
  /** The film that it was cut from: a black, frozen or silent clip is right when the film is so there. */
  readonly film?: {
    /** Absolute local path. */
    readonly input: string;
    readonly source: MediaSource;
    /** Where the clip starts, seconds from the start of the film. */
    readonly startSec: number;
  };
  /** Highest true peak, dBTP. Default -1. */
  readonly truePeakLimitDbtp?: number;
  readonly signal?: AbortSignal;
}

import type { SpeechActivity } from '@langflix/contracts';
import { estimateSync } from '@langflix/subtitles';
import type { TimedCue } from './films.ts';

/** What is done to right times: wrong = right x rate + offset. */
export interface Fault {
  readonly name: string;
  readonly rate: number;
  readonly offsetMs: number;
}

export const RIGHT: Fault = { name: 'none', rate: 1, offsetMs: 0 };
export const FAULTS: readonly Fault[] = [
  { name: '+30 s', rate: 1, offsetMs: 30_000 },
  { name: '-2 s', rate: 1, offsetMs: -2000 },
  { name: '25/24', rate: 25 / 24, offsetMs: 0 },
  { name: '24/25', rate: 24 / 25, offsetMs: 0 },
];

/** `right`: certainly, and within the tolerance. `left alone`: reported as uncertain, nothing moved. */
export type Verdict = 'right' | 'left alone' | 'wrong';

export interface Trial {
  readonly verdict: Verdict;
  /** Greatest error over the film after what would be done about it, milliseconds. */
  readonly errorMs: number;
  readonly confidence: number;
}

/** How far off a corrected cue may be. */
export const TOLERANCE_MS = 300;

/** What becomes of subtitles with a fault. */
export function tryFault(cues: readonly TimedCue[], fault: Fault, speech: SpeechActivity): Trial {
  const wrong = cues
    .map(({ startMs, endMs }) => ({ startMs: moved(startMs, fault), endMs: moved(endMs, fault) }))
    .filter(({ startMs }) => startMs >= 0);
  const { certain, confidence, offsetMs, rate } = estimateSync(wrong, speech);
  const done = certain ? { offsetMs, rate } : { offsetMs: 0, rate: 1 };
  const ends = [cues.at(0)?.startMs ?? 0, cues.at(-1)?.endMs ?? 0];
  const errorMs = Math.max(...ends.map((ms) => Math.abs(moved(moved(ms, fault), done) - ms)));
  if (!certain) return { verdict: 'left alone', errorMs, confidence };
  return { verdict: errorMs <= TOLERANCE_MS ? 'right' : 'wrong', errorMs, confidence };
}

/** Subtitles of another film are right to be left alone, and must never be taken for certain, wherever they are put. */
export function tryOtherFilm(cues: readonly TimedCue[], speech: SpeechActivity): Trial {
  const trial = tryFault(cues, RIGHT, speech);
  return { ...trial, verdict: trial.verdict === 'left alone' ? 'right' : 'wrong' };
}

function moved(ms: number, { rate, offsetMs }: { readonly rate: number; readonly offsetMs: number }): number {
  return ms * rate + offsetMs;
}

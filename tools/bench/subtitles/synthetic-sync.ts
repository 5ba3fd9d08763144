import { estimateSync } from '@langflix/subtitles';
import { cuesFor, hearSpeech, makeSpokenLines } from '@langflix/testing';

export interface SyncRow {
  readonly fault: string;
  readonly films: number;
  /** Corrected to within 300 ms everywhere; left alone because it was not certain; made worse. */
  readonly found: number;
  readonly alone: number;
  readonly wrong: number;
}

const FAULTS = [
  { fault: 'well timed', offsetMs: 0, rate: 1 },
  { fault: '+30 s', offsetMs: -30_000, rate: 1 },
  { fault: '25/24', offsetMs: 0, rate: 25 / 24 },
] as const;
/** A fifth of the speech is not heard, a fifth of the silence is taken for speech. */
const NOISE = 0.2;
const TOLERANCE_MS = 300;
/** From shorts to films. */
const MINUTES = [4, 6, 8, 12, 18, 22, 25, 40, 60, 90];

/** Faults put into films with exactly known speech, of which a poor detector hears most. No sound is made. */
export function trySync(films: number): SyncRow[] {
  return FAULTS.map((fault) => {
    const verdicts = Array.from({ length: films }, (_, i) =>
      tryFilm(i + 1, MINUTES[i % MINUTES.length] ?? 20, fault),
    );
    const count = (verdict: string): number => verdicts.filter((one) => one === verdict).length;
    return { fault: fault.fault, films, found: count('found'), alone: count('alone'), wrong: count('wrong') };
  });
}

function tryFilm(
  seed: number,
  minutes: number,
  { offsetMs, rate }: { readonly offsetMs: number; readonly rate: number },
): 'found' | 'alone' | 'wrong' {
  const lines = makeSpokenLines(seed, minutes * 60);
  const heard = hearSpeech(lines, { seed, durationSec: minutes * 60, noise: NOISE });
  const spoilt = (ms: number): number => Math.max(0, Math.round((ms - offsetMs) / rate));
  const cues = cuesFor(lines, seed).map(({ startMs, endMs }) => ({
    startMs: spoilt(startMs),
    endMs: spoilt(endMs),
  }));
  const { certain, ...found } = estimateSync(cues, heard);
  if (!certain) return 'alone';
  const isNear = [0, minutes * 60_000].every(
    (ms) => Math.abs(((ms - offsetMs) / rate) * found.rate + found.offsetMs - ms) <= TOLERANCE_MS,
  );
  return isNear ? 'found' : 'wrong';
}

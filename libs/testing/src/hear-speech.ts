import type { SpeechActivity } from '@langflix/contracts';
import { seededRandom } from './seeded-random.ts';
import type { SpokenLine } from './speech-times.ts';

export interface Hearing {
  readonly seed: number;
  /** Of the film. */
  readonly durationSec: number;
  /** Share of the lines that are not heard, and share of the silence that is taken for speech, 0 to 1. */
  readonly noise: number;
}

const FRAMES_PER_SEC = 10;

/** What a poor detector makes of the speech in a film: without sound, for tests that need only its result. */
export function hearSpeech(
  lines: readonly SpokenLine[],
  { seed, durationSec, noise }: Hearing,
): SpeechActivity {
  const random = seededRandom(seed);
  const frames = new Uint8Array(durationSec * FRAMES_PER_SEC);
  for (const { startSec, endSec } of lines)
    if (random() >= noise) frames.fill(1, startSec * FRAMES_PER_SEC, endSec * FRAMES_PER_SEC);
  let left = noise * silentIn(frames);
  while (left > 0) {
    const mistaken = frames.subarray(random() * frames.length).subarray(0, 3 + 25 * random());
    left -= silentIn(mistaken);
    mistaken.fill(1);
  }
  return { sampled: [[0, durationSec * 1000]], active: runsOf(frames) };
}

function silentIn(frames: Uint8Array): number {
  return frames.reduce((count, frame) => count + 1 - frame, 0);
}

function runsOf(frames: Uint8Array): [number, number][] {
  const frameMs = 1000 / FRAMES_PER_SEC;
  const runs: [number, number][] = [];
  frames.forEach((frame, i) => {
    if (frame === 0) return;
    const last = runs.at(-1);
    if (last?.[1] === i * frameMs) last[1] += frameMs;
    else runs.push([i * frameMs, (i + 1) * frameMs]);
  });
  return runs;
}

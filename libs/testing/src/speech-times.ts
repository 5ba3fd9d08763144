import { between, seededRandom } from './seeded-random.ts';

/** Seconds. */
export interface SpokenLine {
  readonly startSec: number;
  readonly endSec: number;
}

/**
 * When the people of a made-up film speak: scenes of lines in quick succession, with pauses of 6 to 25 s between them.
 * The same seed gives the same times.
 */
export function makeSpokenLines(seed: number, durationSec: number): readonly SpokenLine[] {
  const random = seededRandom(seed);
  const lines: SpokenLine[] = [];
  let at = between(random, 3, 12);
  while (at < durationSec - 6) {
    const endSec = Math.min(at + between(random, 0.7, 3.6), durationSec - 1);
    lines.push({ startSec: at, endSec });
    const isSceneOver = random() < 0.08;
    at = endSec + (isSceneOver ? between(random, 6, 25) : between(random, 0.15, 1.9));
  }
  return lines;
}

/**
 * Cues as a careful subtitler writes them for these lines: a little early, ending late, now and then a line left out
 * and a cue for a sign that nobody says. Whole milliseconds, in order.
 */
export function cuesFor(
  lines: readonly SpokenLine[],
  seed: number,
): readonly { readonly startMs: number; readonly endMs: number }[] {
  const random = seededRandom(seed);
  return lines.flatMap((line, i) => {
    const next = lines[i + 1]?.startSec ?? Infinity;
    const startMs = Math.round((line.startSec - between(random, 0, 0.15)) * 1000);
    const endSec = Math.min(line.endSec + between(random, 0.05, 0.7), next - 0.16);
    const cue = { startMs, endMs: Math.round(Math.max(endSec, line.endSec - 0.1) * 1000) };
    const fate = random();
    if (fate < 0.06) return [];
    const hasRoom = next - endSec > 5;
    const sign = { startMs: cue.endMs + 2000, endMs: cue.endMs + 4000 };
    return fate > 0.9 && hasRoom ? [cue, sign] : [cue];
  });
}

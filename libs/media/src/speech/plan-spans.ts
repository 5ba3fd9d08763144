import type { Interval } from '@langflix/contracts';

/** Films up to this long are listened to whole: about two seconds of work. Of longer ones as much is heard in parts. */
const WHOLE_SEC = 20 * 60;
/** So many, each in the middle of its share of the film: near the film's ends there is mostly music. */
const PARTS = 10;
/** Thirty to forty lines are said in such a part; it is as long as the greatest offset that is looked for. */
const PART_SEC = WHOLE_SEC / PARTS;

/** The parts of a film to listen to, milliseconds from its start, in order. */
export function planSpans(durationSec: number): readonly Interval[] {
  if (durationSec <= WHOLE_SEC) return [[0, Math.floor(durationSec * 1000)]];
  const shareSec = durationSec / PARTS;
  return Array.from({ length: PARTS }, (_, part): Interval => {
    const startMs = Math.round((shareSec * (part + 0.5) - PART_SEC / 2) * 1000);
    return [startMs, startMs + PART_SEC * 1000];
  });
}

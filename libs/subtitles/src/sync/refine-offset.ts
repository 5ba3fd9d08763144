import type { TimeMap } from './apply-sync.ts';
import { sumBetween } from './activity-signal.ts';
import type { ActivitySignal, Span } from './activity-signal.ts';

/** Subtitlers place starts on the first word, but let lines stand as long as the eye needs: only starts are looked at. */
const EDGE_MS = 600;
/** A line that follows another at once starts within speech: no edge is heard. */
const MIN_PAUSE_MS = 200;
const REACH_MS = 900;
const STEP_MS = 10;

/** The offset near a coarse one at which starts of cues meet starts of speech best. */
export function refineOffset(spans: readonly Span[], signal: ActivitySignal, coarse: TimeMap): number {
  const starts = spans
    .map(({ startMs }, i) => ({ startMs, pauseMs: startMs - (spans[i - 1]?.endMs ?? -EDGE_MS) }))
    .filter(({ pauseMs }) => pauseMs >= MIN_PAUSE_MS)
    .map(({ startMs, pauseMs }) => ({ startMs, widthMs: Math.min(EDGE_MS, pauseMs) }));
  let best = { offsetMs: coarse.offsetMs, score: -Infinity };
  for (let step = -REACH_MS; step <= REACH_MS; step += STEP_MS) {
    const offsetMs = coarse.offsetMs + step;
    let score = 0;
    for (const { startMs, widthMs } of starts) {
      const edgeMs = startMs * coarse.rate + offsetMs;
      score += sumBetween(signal.value, edgeMs, edgeMs + widthMs);
      score -= sumBetween(signal.value, edgeMs - widthMs, edgeMs);
    }
    if (score > best.score) best = { offsetMs, score };
  }
  return best.offsetMs;
}

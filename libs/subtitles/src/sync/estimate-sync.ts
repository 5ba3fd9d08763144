import type { SpeechActivity } from '@langflix/contracts';
import { CERTAIN, CERTAIN_MARGIN, confidenceOf } from './confidence-of.ts';
import { mergeSpans, sumBetween, toSignal } from './activity-signal.ts';
import type { ActivitySignal, Span } from './activity-signal.ts';
import type { TimeMap } from './apply-sync.ts';
import { refineOffset } from './refine-offset.ts';
import { correlate, distance, searchTimeMap } from './search-time-map.ts';

export interface SyncEstimate extends TimeMap {
  /** 0 to 1. */
  readonly confidence: number;
  /**
   * True: may be applied without asking; where the times are right already it is offset 0 and rate 1. False: a guess to
   * be reported, no more.
   */
  readonly certain: boolean;
  /** Parts of the film want different offsets, as after a cut for advertisements; never certain. */
  readonly isUneven: boolean;
}

/** Farther off a file is of another cut of the film, which one offset does not mend. */
const MAX_OFFSET_MS = 120_000;
/** Cues start up to 300 ms before or after the first sound that is heard: less than this is no fault. */
const IN_TIME_MS = 500;
/** Thirds of the film that are looked at apart, and when one of them disagrees. */
const PARTS = 3;
const MIN_CUES_OF_PART = 10;
const UNEVEN_GAIN = 1.4;
const UNEVEN_EVIDENCE = 0.9;

const NOTHING: TimeMap = { offsetMs: 0, rate: 1 };

/**
 * Where the cues belong in time, found by laying them on the speech that is heard in the film: film time = subtitle
 * time x rate + offset, with an offset of up to two minutes and the rates between 23.976, 24 and 25 frames a second.
 * An offset is good to about 200 ms.
 */
export function estimateSync(cues: readonly Span[], speech: SpeechActivity): SyncEstimate {
  const signal = toSignal(speech);
  const spans = mergeSpans(cues);
  const lastMs = spans.at(-1)?.endMs ?? 0;
  if (!signal || spans.length === 0) return { ...NOTHING, confidence: 0, certain: false, isUneven: false };
  const search = searchTimeMap(spans, signal, MAX_OFFSET_MS);
  const found = { rate: search.best.rate, offsetMs: refineOffset(spans, signal, search.best) };
  const confidence = confidenceOf(search, countHeard(spans, signal, found));
  const isUneven = confidence >= CERTAIN && wantsSeveralOffsets(spans, signal, found);
  const isInTime = distance(found, NOTHING, lastMs) <= IN_TIME_MS;
  return {
    ...(isInTime ? NOTHING : found),
    confidence,
    certain: confidence >= CERTAIN && !isUneven,
    isUneven,
  };
}

/** Cues that fall into the parts of the film that were listened to: the others are no evidence. */
function countHeard(
  spans: readonly Span[],
  { listened }: ActivitySignal,
  { rate, offsetMs }: TimeMap,
): number {
  const isHeard = ({ startMs, endMs }: Span): boolean =>
    sumBetween(listened, startMs * rate + offsetMs, endMs * rate + offsetMs) > 0;
  return spans.filter(isHeard).length;
}

/** Whether a third of the film fits much better somewhere else. */
function wantsSeveralOffsets(spans: readonly Span[], signal: ActivitySignal, found: TimeMap): boolean {
  const size = Math.ceil(spans.length / PARTS);
  if (size < MIN_CUES_OF_PART) return false;
  const lastMs = spans.at(-1)?.endMs ?? 0;
  return Array.from({ length: PARTS }, (_, i) => spans.slice(i * size, (i + 1) * size)).some((part) => {
    const here = correlate(part, signal, found);
    const { best, rival } = searchTimeMap(part, signal, MAX_OFFSET_MS);
    const isPlain = best.correlation - rival.correlation >= CERTAIN_MARGIN * best.correlation;
    const isBetter = best.correlation >= UNEVEN_GAIN * here;
    const isSeen = best.correlation * Math.sqrt(countHeard(part, signal, best)) >= UNEVEN_EVIDENCE;
    return isPlain && isSeen && isBetter && distance(best, found, lastMs) > IN_TIME_MS;
  });
}

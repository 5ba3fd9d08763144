import type { Cue } from '@langflix/contracts';
import { endsSentence } from '../align/split-sentences.ts';
import { promptLine } from './prompt-line.ts';

/** A pause this long mostly is a change of scene. */
const SCENE_GAP_MS = 2000;
/** Prices of a cut, against 1 for a chunk that is empty instead of the preferred size. */
const COST_IN_SCENE = 0.8;
const COST_AT_SCENE_GAP = 0.2;
const COST_IN_SENTENCE = 0.3;
const COST_IN_TRANSLATION = 0.6;
const COST_ABOVE_PREFERRED = 0.3;

interface Limits {
  readonly maxChars: number;
  readonly preferredChars: number;
}

/** Positions after the last cue of each chunk, ascending: the cheapest set of cuts, by dynamic programming. */
export function cutAtPauses(cues: readonly Cue[], limits: Limits): number[] {
  const sizes = cues.map((cue) => promptLine(cue).length + 1);
  const cuts = cues.map((cue, i) => cutCost(cue, cues[i + 1]));
  const best = new Float64Array(cues.length + 1).fill(Infinity);
  const startOf = new Uint32Array(cues.length + 1);
  best[0] = 0;
  for (let end = 1; end <= cues.length; end += 1) {
    let size = 0;
    for (let start = end - 1; start >= 0; start -= 1) {
      size += sizes[start] ?? 0;
      if (size > limits.maxChars && start < end - 1) break;
      const cost = (best[start] ?? 0) + sizeCost(size, limits) + (cuts[end - 1] ?? 0);
      if (cost >= (best[end] ?? Infinity)) continue;
      best[end] = cost;
      startOf[end] = start;
    }
  }
  const ends: number[] = [];
  for (let end = cues.length; end > 0; end = startOf[end] ?? 0) ends.push(end);
  return ends.reverse();
}

/** 0 at the preferred size, rising to 1 for an empty chunk and slowly up to the limit. */
function sizeCost(size: number, { maxChars, preferredChars }: Limits): number {
  if (size <= preferredChars) return ((preferredChars - size) / preferredChars) ** 2;
  const above = (size - preferredChars) / Math.max(1, maxChars - preferredChars);
  return COST_ABOVE_PREFERRED * Math.min(1, above) ** 2;
}

/** What it costs to part a cue from the next: least at a long pause after a finished sentence, nothing at the end. */
function cutCost(cue: Cue, next: Cue | undefined): number {
  if (!next) return 0;
  const pauseMs = Math.max(0, next.startMs - cue.endMs);
  const isScene = pauseMs >= SCENE_GAP_MS;
  const atPause = isScene
    ? (COST_AT_SCENE_GAP * SCENE_GAP_MS) / pauseMs
    : COST_IN_SCENE - ((COST_IN_SCENE - COST_AT_SCENE_GAP) * pauseMs) / SCENE_GAP_MS / 2;
  const inSentence = isScene || endsSentence(cue.text) ? 0 : COST_IN_SENTENCE;
  const inTranslation = next.translation === '' ? COST_IN_TRANSLATION : 0;
  return atPause + inSentence + inTranslation;
}

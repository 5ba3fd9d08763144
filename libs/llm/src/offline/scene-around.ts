import type { Cue } from '@langflix/contracts';

/** A silence longer than this ends an exchange. */
const SCENE_GAP_MS = 3000;
/** An exchange shorter than this is extended, one longer is not: the preferred length of a clip is 10 to 25 s. */
const ENOUGH_MS = 12_000;
const MOST_MS = 24_000;

const endsSentence = (cue: Cue) => /[.?!\u2026]["'\u201d\u2019)\]]*\s*$/.test(cue.text);

/**
 * The exchange around the cues from..to (positions, inclusive): whole sentences, at least about 12 s where the
 * talk goes on so long, at most 24 s, never across a silence of more than 3 s.
 */
export function sceneAround(cues: readonly Cue[], from: number, to: number): { first: number; last: number } {
  let [first, last] = [from, to];
  const length = (a: number, b: number) => (cues[b]?.endMs ?? 0) - (cues[a]?.startMs ?? 0);
  const isClose = (a: number, b: number) =>
    (cues[b]?.startMs ?? Infinity) - (cues[a]?.endMs ?? 0) <= SCENE_GAP_MS;
  const mayPrepend = () => first > 0 && isClose(first - 1, first) && length(first - 1, last) <= MOST_MS;
  const mayAppend = () =>
    last < cues.length - 1 && isClose(last, last + 1) && length(first, last + 1) <= MOST_MS;
  const finishSentences = () => {
    while (mayPrepend() && !endsSentence(cues[first - 1] as Cue)) first -= 1;
    while (mayAppend() && !endsSentence(cues[last] as Cue)) last += 1;
  };

  finishSentences();
  for (let turn = 0; length(first, last) < ENOUGH_MS && (mayPrepend() || mayAppend()); turn++) {
    // What leads up to a line explains it better than what follows: two before, one after.
    const before = mayPrepend() && (turn % 3 < 2 || !mayAppend());
    if (before) first -= 1;
    else last += 1;
    finishSentences();
  }
  return { first, last };
}

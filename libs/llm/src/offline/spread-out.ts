/** What a candidate loses for each one already taken close by, in the units of its score. */
const CROWDING = 0.15;
/** Cues between two expressions that would show nearly the same scene. */
const CLOSE_CUES = 4;

interface Placed {
  readonly score: number;
  /** The cue the expression begins in, by position. */
  readonly first: { readonly cue: number };
}

/**
 * The `count` best, spread over the chunk: of two about equal candidates the one from another moment of the scene is
 * taken, because clips that overlap teach less. Best first; equal ones in the order of the dialogue.
 */
export function spreadOut<Candidate extends Placed>(
  candidates: readonly Candidate[],
  count: number,
): Candidate[] {
  const taken: Candidate[] = [];
  const left = [...candidates].sort((a, b) => a.first.cue - b.first.cue);
  const worthOf = ({ score, first }: Candidate): number =>
    score - CROWDING * taken.filter((other) => Math.abs(other.first.cue - first.cue) <= CLOSE_CUES).length;
  while (taken.length < count && left.length > 0) {
    const best = left.reduce((a, b) => (worthOf(b) > worthOf(a) ? b : a));
    taken.push(best);
    left.splice(left.indexOf(best), 1);
  }
  return taken;
}

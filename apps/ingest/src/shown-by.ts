import type { ExpressionAnalysis } from '@langflix/contracts';

/** Of the scene of an expression: so much must be seen in the clip of another one for a clip of its own to be spared. */
const SEEN_SHARE = 0.8;

/**
 * For each expression of a chunk those whose clip would show it as well: its line lies in their scene, at least 80 % of
 * its scene does, and their scene is short enough to be seen whole. Both ways where two scenes nearly coincide.
 * @param maxSceneMs longest clip, milliseconds
 */
export function shownByOf(
  expressions: ReadonlyMap<string, ExpressionAnalysis>,
  maxSceneMs: number,
): ReadonlyMap<string, string[]> {
  const shows = (host: ExpressionAnalysis, guest: ExpressionAnalysis): boolean =>
    host.contextEndMs - host.contextStartMs <= maxSceneMs &&
    guest.expressionStartMs >= host.contextStartMs &&
    guest.expressionEndMs <= host.contextEndMs &&
    overlapMs(host, guest) >= SEEN_SHARE * (guest.contextEndMs - guest.contextStartMs);
  const all = [...expressions];
  return new Map(
    all.map(([id, guest]) => [
      id,
      all.filter(([other, host]) => other !== id && shows(host, guest)).map(([other]) => other),
    ]),
  );
}

function overlapMs(a: ExpressionAnalysis, b: ExpressionAnalysis): number {
  return Math.min(a.contextEndMs, b.contextEndMs) - Math.max(a.contextStartMs, b.contextStartMs);
}

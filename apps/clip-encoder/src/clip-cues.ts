import type { Cue, GroundedExpression } from '@langflix/contracts';

/**
 * The cues of a scene with the translations to show: those of the supplied track where there is one, else the model's
 * lines, which cover firstCue..lastCue.
 */
export function clipCues({ scene, analysis }: GroundedExpression): readonly Cue[] {
  const hasTrack = scene.some(({ translation }) => translation !== undefined);
  if (hasTrack || analysis.translationSource !== 'model') return scene;
  return scene.map((cue) => {
    const translation = analysis.translation[cue.index - analysis.firstCue];
    return translation ? { ...cue, translation } : cue;
  });
}

/**
 * One scene of several expressions, in order: each cue once. Where a model translated for one expression and not for
 * the other, the line that has a translation is shown.
 */
export function joinedScene(expressions: readonly GroundedExpression[]): readonly Cue[] {
  const byIndex = new Map<number, Cue>();
  for (const cue of expressions.flatMap(clipCues)) {
    const known = byIndex.get(cue.index);
    if (known === undefined || known.translation === undefined) byIndex.set(cue.index, cue);
  }
  return [...byIndex.values()].toSorted((a, b) => a.index - b.index);
}

import type { Cue, GroundedExpression } from '@langflix/contracts';
import { findPhrase } from '@langflix/subtitles';

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
 * One scene of several expressions, in order: each cue once. A model puts a line into words for each expression anew:
 * those are shown that hold the translations of the most expressions, so that they can be highlighted; else the first.
 */
export function joinedScene(expressions: readonly GroundedExpression[]): readonly Cue[] {
  const wanted = expressions.map(({ analysis }) => analysis.expressionTranslation);
  const heldBy = ({ translation }: Cue): number =>
    translation === undefined
      ? -1
      : wanted.filter((phrase) => phrase !== '' && findPhrase(translation, phrase) !== undefined).length;
  const byIndex = new Map<number, Cue>();
  for (const cue of expressions.flatMap(clipCues)) {
    const known = byIndex.get(cue.index);
    if (known === undefined || heldBy(cue) > heldBy(known)) byIndex.set(cue.index, cue);
  }
  return [...byIndex.values()].toSorted((a, b) => a.index - b.index);
}

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

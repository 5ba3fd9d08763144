import { describe, expect, test } from '@jest/globals';
import { aChunkReady, makeCues } from '@langflix/testing';
import { groundProposals } from './ground-proposals.ts';

const SHARED = '자책하지 마. 오늘은 이쯤 하자.';

/** Cues 2, 3 and 4 share one line of the translated track: it stands at the first of them. */
const cues = makeCues().map((cue) =>
  cue.index === 2
    ? { ...cue, translation: SHARED }
    : cue.index === 3 || cue.index === 4
      ? { ...cue, translation: '' }
      : cue,
);

function ground(firstCue: number) {
  const { expressions } = groundProposals(aChunkReady({ cues, hasTranslation: true }), [
    {
      expression: 'call it a day',
      translation: '',
      translationSource: 'none',
      cue: 4,
      firstCue,
      lastCue: 5,
      similar: [],
      level: 'intermediate',
      scene: 'everyday',
      score: 0.5,
    },
  ]);
  const [grounded] = expressions;
  if (grounded === undefined) throw new Error('the expression stands in cue 4');
  return grounded;
}

describe('a line of the translated track that covers several cues', () => {
  test('is the translation of the expression although it stands at an earlier cue', () => {
    expect(ground(2).analysis.expressionDialogueTranslation).toBe(SHARED);
    expect(ground(4).analysis.expressionDialogueTranslation).toBe(SHARED);
  });

  test('stays shared in the scene, so that the clip shows it while all its cues last', () => {
    const translations = ground(2).scene.map((cue) => cue.translation);
    expect(translations.slice(2, 5)).toEqual([SHARED, '', '']);
  });
});

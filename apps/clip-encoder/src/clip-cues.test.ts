import { describe, expect, test } from '@jest/globals';
import { aGroundedExpression, makeCue } from '@langflix/testing';
import { clipCues } from './clip-cues.ts';

const untranslated = Array.from({ length: 4 }, (_, i) => {
  const { index, startMs, endMs, text } = makeCue({ index: i });
  return { index, startMs, endMs, text };
});
const translations = (expression: ReturnType<typeof aGroundedExpression>) =>
  clipCues(expression).map(({ translation }) => translation);

describe('the translation of a line', () => {
  test('is that of the supplied track', () => {
    const expression = aGroundedExpression();
    expect(clipCues(expression)).toEqual(expression.scene);
  });

  test("is the model's where there is no track", () => {
    const analysis = {
      ...{ firstCue: 1, lastCue: 2, expressionCue: 1 },
      ...{ translationSource: 'model' as const, translation: ['하나', ''] },
    };
    const expression = aGroundedExpression({ scene: untranslated, analysis });
    expect(translations(expression)).toEqual([undefined, '하나', undefined, undefined]);
  });

  test('is missing where nobody translated', () => {
    const analysis = {
      firstCue: 1,
      lastCue: 2,
      expressionCue: 1,
      translationSource: 'none' as const,
      translation: ['', ''],
    };
    expect(translations(aGroundedExpression({ scene: untranslated, analysis }))).toEqual(
      Array(4).fill(undefined),
    );
  });
});

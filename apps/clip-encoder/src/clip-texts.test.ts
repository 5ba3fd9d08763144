import { describe, expect, test } from '@jest/globals';
import type { ClipRequested, ExpressionAnalysis } from '@langflix/contracts';
import { aClipRequested, aGroundedExpression, makeCue } from '@langflix/testing';
import { joinedScene } from './clip-cues.ts';
import { clipTexts } from './clip-texts.ts';

const text = 'Call it a day and let it go.';
const cue = (translation?: string) => {
  const { index, startMs, endMs } = makeCue({ index: 3, startMs: 3000, endMs: 6000 });
  return { index, startMs, endMs, text, ...(translation === undefined ? {} : { translation }) };
};

function expressionIn(translation: string | undefined, analysis: Partial<ExpressionAnalysis>) {
  const lines = { firstCue: 3, lastCue: 3, expressionCue: 3 };
  return aGroundedExpression({ scene: [cue(translation)], analysis: { ...lines, ...analysis } });
}

/** What stands highlighted in the picture: in the dialogue, and in its translation. */
function highlighted(request: ClipRequested): Record<string, string[]> {
  const { expression, companions = [] } = request;
  const cues = joinedScene([expression, ...companions]);
  const { ass } = clipTexts({ request, cues, window: { startSec: 2, endSec: 8 }, fonts: undefined });
  const marked = (style: string): string[] =>
    (ass ?? '')
      .split('\n')
      .filter((line) => line.startsWith('Dialogue:') && line.includes(`,${style},`))
      .flatMap((line) =>
        Array.from(line.matchAll(/\{\\c&H4FC8FF&\\b1\}([^{]*)\{/g), ([, found]) => found ?? ''),
      );
  return { source: marked('Source'), translation: marked('Translation') };
}

describe('two expressions in one line', () => {
  test('are both highlighted, in the dialogue and in the translation of the track', () => {
    const line = '그만하고 다 잊어버려.';
    const expression = expressionIn(line, { expression: 'let it go', expressionTranslation: '잊어버려' });
    const companions = [
      expressionIn(line, { expression: 'call it a day', expressionTranslation: '그만하고' }),
    ];
    expect(highlighted(aClipRequested({ expression, companions }))).toEqual({
      source: ['Call it a day', 'let it go'],
      translation: ['그만하고', '잊어버려'],
    });
  });

  test('are both highlighted where a model put the line into other words for each of them', () => {
    const byModel = { translationSource: 'model' as const };
    const first = expressionIn(undefined, {
      ...{ ...byModel, expression: 'let it go', expressionTranslation: '잊어버려' },
      translation: ['여기까지 하고 잊어버려.'],
    });
    const second = expressionIn(undefined, {
      ...{ ...byModel, expression: 'call it a day', expressionTranslation: '그만하고' },
      translation: ['그만하고 다 잊어버려.'],
    });
    const both = { source: ['Call it a day', 'let it go'], translation: ['그만하고', '잊어버려'] };
    expect(highlighted(aClipRequested({ expression: first, companions: [second] }))).toEqual(both);
    expect(highlighted(aClipRequested({ expression: second, companions: [first] }))).toEqual(both);
  });
});

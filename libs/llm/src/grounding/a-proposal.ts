/** For tests: `call it a day` of the sample dialogue, as an analyzer would propose it. */
import type { ProposedExpression } from '../proposed-expression.ts';

export function aProposal(override: Partial<ProposedExpression> = {}): ProposedExpression {
  return {
    expression: 'call it a day',
    translation: '오늘은 이쯤 하다',
    translationSource: 'model',
    cue: 4,
    firstCue: 3,
    lastCue: 5,
    similar: ['wrap it up'],
    level: 'intermediate',
    scene: 'everyday',
    score: 0.8,
    ...override,
  };
}

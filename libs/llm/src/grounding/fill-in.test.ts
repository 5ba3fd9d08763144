import { describe, expect, test } from '@jest/globals';
import type { ChunkReady, Cue } from '@langflix/contracts';
import { aChunkReady, makeCues } from '@langflix/testing';
import type { ProposedExpression } from '../proposed-expression.ts';
import { aProposal } from './a-proposal.ts';
import { groundProposals } from './ground-proposals.ts';

function ground(chunk: ChunkReady, proposal: ProposedExpression) {
  const { expressions, dropped } = groundProposals(chunk, [proposal]);
  return { expressions, reasons: dropped.map(({ reason }) => reason) };
}

describe('a track that covers some of the lines', () => {
  /** Only cue 3 has a line of its own; cue 2 shares that of a cue that is not shown. */
  const cues = makeCues().map(({ translation, ...cue }) =>
    cue.index === 3 ? { ...cue, translation } : cue.index === 2 ? { ...cue, translation: '' } : cue,
  ) as Cue[];
  const chunk = aChunkReady({ cues, hasTranslation: false });
  const proposal = aProposal({ firstCue: 2, lineTranslations: ['모델 2', '모델 3', '모델 4', '모델 5'] });

  test('wins where it has one, and the model where it has none', () => {
    const [one] = ground(chunk, proposal).expressions;
    expect(one?.analysis.translation).toEqual(['', makeCues()[3]?.translation, '모델 4', '모델 5']);
    expect(one?.analysis.translationSource).toBe('model');
    expect(one?.analysis.expressionDialogueTranslation).toBe('모델 4');
    expect(one?.scene.find(({ index }) => index === 3)?.translation).toBe(makeCues()[3]?.translation);
  });

  test('needs no translations of the model where the scene is covered', () => {
    const covered = aChunkReady({ hasTranslation: false });
    const [one] = ground(covered, aProposal({ lineTranslations: [] })).expressions;
    expect(one?.analysis.translationSource).toBe('track');
  });

  test("leaves the model's part to be checked alone", () => {
    const lies = aProposal({ firstCue: 2, lineTranslations: ['', 'x', '모델 4', ' '] });
    expect(ground(chunk, lies).reasons).toEqual(['no_translation']);
  });
});

describe('similar expressions', () => {
  test('are others in the script of the dialogue, none twice, three at most', () => {
    const similar = [
      ' wrap it up',
      'Call it a day!',
      '그만하다',
      'Wrap it up.',
      '',
      'stop',
      'knock off',
      'finish',
    ];
    const [one] = ground(aChunkReady(), aProposal({ similar })).expressions;
    expect(one?.analysis.similarExpressions).toEqual(['wrap it up', 'stop', 'knock off']);
  });
});

import { describe, expect, test } from '@jest/globals';
import { groundedExpression } from '@langflix/contracts';
import type { ChunkReady } from '@langflix/contracts';
import { aChunkReady, makeCue, makeCues } from '@langflix/testing';
import type { ProposedExpression } from '../proposed-expression.ts';
import { aProposal } from './a-proposal.ts';
import { groundProposals } from './ground-proposals.ts';

const untranslated = (override: Partial<ChunkReady> = {}) =>
  aChunkReady({
    hasTranslation: false,
    cues: makeCues().map(({ translation: _, ...cue }) => cue),
    ...override,
  });
const KOREAN = ['말은 쉽지.', '오늘은 이쯤 하자.', '네가 산다면.'];

function ground(chunk: ChunkReady, ...proposals: ProposedExpression[]) {
  const { expressions, dropped } = groundProposals(chunk, proposals);
  return { expressions, reasons: dropped.map(({ reason }) => reason) };
}

describe('a true proposal', () => {
  const { expressions, reasons } = ground(aChunkReady(), aProposal({ expression: 'Call it a DAY!' }));
  const [grounded] = expressions;

  test('is taken, with every text and time from the cues', () => {
    const cues = makeCues();
    expect(reasons).toEqual([]);
    expect(grounded?.analysis).toMatchObject({
      expression: 'call it a day',
      expressionTranslation: '오늘은 이쯤 하다',
      expressionTranslationSource: 'model',
      expressionDialogue: cues[4]?.text,
      expressionDialogueTranslation: cues[4]?.translation,
      dialogues: cues.slice(3, 6).map(({ text }) => text),
      translation: cues.slice(3, 6).map(({ translation }) => translation),
      translationSource: 'track',
      contextStartMs: cues[3]?.startMs,
      contextEndMs: cues[5]?.endMs,
      expressionStartMs: cues[4]?.startMs,
      expressionEndMs: cues[4]?.endMs,
    });
  });

  test('brings the scene with up to three neighbours on either side', () => {
    expect(grounded?.scene.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const [first] = ground(aChunkReady(), aProposal({ firstCue: 4, lastCue: 4 })).expressions;
    expect(first?.scene.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('fits the contract', () => {
    expect(groundedExpression.safeParse(grounded).error).toBeUndefined();
  });
});

describe('the scene of a proposal', () => {
  const chunk = aChunkReady({
    cues: makeCues(4, 3),
    contextBefore: makeCues(3),
    contextAfter: makeCues(2, 7),
  });

  test('may reach into the context on either side', () => {
    const [one] = ground(chunk, aProposal({ firstCue: 1, lastCue: 8 })).expressions;
    expect(one?.analysis.dialogues).toHaveLength(8);
  });

  test('may not leave what the analyzer was shown', () => {
    expect(ground(chunk, aProposal({ lastCue: 9 })).reasons).toEqual(['range_invalid']);
    expect(ground(chunk, aProposal({ firstCue: -1 })).reasons).toEqual(['range_invalid']);
  });

  test.each([
    [5, 6],
    [2, 3],
    [5, 3],
  ])('must hold the expression: %d..%d does not', (firstCue, lastCue) => {
    expect(ground(chunk, aProposal({ firstCue, lastCue })).reasons).toEqual(['range_invalid']);
  });

  test('gives no expression from a line that is context only', () => {
    const fromContext = aProposal({ expression: 'turned me down', cue: 1, firstCue: 0, lastCue: 2 });
    expect(ground(chunk, fromContext).reasons).toEqual(['cue_not_in_chunk']);
  });
});

describe('an invented proposal is dropped:', () => {
  test.each([
    ['a line nobody says', { expression: 'once upon a time' }, 'not_in_cue'],
    ['an index that is one too low', { cue: 3 }, 'not_in_cue'],
    ['an index that does not exist', { cue: 99 }, 'cue_not_in_chunk'],
    ['a dictionary form', { expression: 'turn someone down', cue: 1, firstCue: 0 }, 'not_in_cue'],
    ['an expression of punctuation', { expression: '"..."' }, 'empty_expression'],
    ['no translation', { translation: ' ' }, 'no_translation'],
    ['a translation in another script', { translation: 'terminar por hoy' }, 'wrong_script'],
    ['a score that is no number', { score: Number.NaN }, 'score_invalid'],
  ])('%s', (_what, lie, reason) => {
    expect(ground(aChunkReady(), aProposal(lie))).toEqual({ expressions: [], reasons: [reason] });
  });
});

describe('line translations of a model', () => {
  const withLines = (lineTranslations: string[]) => ground(untranslated(), aProposal({ lineTranslations }));

  test('are taken when there is one per line', () => {
    const [one] = withLines(KOREAN).expressions;
    expect(one?.analysis).toMatchObject({ translation: KOREAN, translationSource: 'model' });
    expect(one?.analysis.expressionDialogueTranslation).toBe(KOREAN[1]);
    expect(one?.scene.filter(({ translation }) => translation).map(({ index }) => index)).toEqual([3, 4, 5]);
  });

  test.each([
    ['merged', KOREAN.slice(1), 'line_count'],
    ['one too many', [...KOREAN, '끝.'], 'line_count'],
    ['missing', [], 'line_count'],
    ['empty in one line', KOREAN.with(1, ''), 'no_translation'],
    ['in another script', ['Facile à dire.', 'On arrête.', 'Si tu paies.'], 'wrong_script'],
  ])('that are %s drop the proposal', (_what, lines, reason) => {
    expect(withLines(lines)).toEqual({ expressions: [], reasons: [reason] });
  });

  test('that repeat the original drop the proposal', () => {
    const spanish = untranslated({ targetLanguage: 'es' });
    const lineTranslations = makeCues(3, 3).map(({ text }) => text);
    const proposal = aProposal({ translation: 'terminar por hoy', lineTranslations });
    expect(ground(spanish, proposal).reasons).toEqual(['untranslated']);
  });

  test.each([
    [
      'one line in another script',
      ['말은 쉽지.', '오늘은 이쯤 하자.', 'Only if you are paying for it.'],
      'wrong_script',
    ],
    [
      'most of it as it was',
      [...makeCues(2, 3).map(({ text }) => text), '네가 산다면, 그러면 그렇게 하자.'],
      'wrong_script',
    ],
  ])('that have %s drop the proposal', (_what, lines, reason) => {
    expect(withLines(lines).reasons).toEqual([reason]);
  });

  test('may leave a name in its letters', () => {
    expect(withLines(['말은 쉽지.', '오늘은 이쯤 하자.', 'Wilhelmina!']).reasons).toEqual([]);
  });

  test('are ignored where a track was supplied', () => {
    const [one] = ground(aChunkReady(), aProposal({ lineTranslations: ['x'] })).expressions;
    expect(one?.analysis.translationSource).toBe('track');
  });

  test('may be absent from an analyzer that does not translate', () => {
    const [one] = ground(
      untranslated(),
      aProposal({ translation: 'stop', translationSource: 'gloss' }),
    ).expressions;
    expect(one?.analysis).toMatchObject({
      translation: ['', '', ''],
      translationSource: 'none',
      expressionTranslationSource: 'gloss',
    });
  });
});

describe('an expression that runs on into the next line', () => {
  const cues = [
    makeCue({ index: 0, text: 'I will never' }),
    makeCue({ index: 1, text: 'give' }),
    makeCue({ index: 2, text: 'up on you.' }),
  ];
  const proposal = aProposal({ expression: 'give up', cue: 1, firstCue: 0, lastCue: 2 });

  test('is found, and its time covers both lines', () => {
    const [one] = ground(aChunkReady({ cues }), proposal).expressions;
    expect(one?.analysis).toMatchObject({
      expression: 'give up',
      expressionDialogue: 'give\nup on you.',
      expressionStartMs: cues[1]?.startMs,
      expressionEndMs: cues[2]?.endMs,
    });
  });

  test('must end inside the scene', () => {
    const short = { ...proposal, lastCue: 1 };
    expect(ground(aChunkReady({ cues }), short).reasons).toEqual(['runs_out_of_scene']);
  });

  test('may not begin in the next line', () => {
    const late = { ...proposal, expression: 'up on you' };
    expect(ground(aChunkReady({ cues }), late).reasons).toEqual(['not_in_cue']);
  });
});

describe('of several proposals', () => {
  const second = aProposal({ expression: 'turned me down', cue: 1, firstCue: 0, lastCue: 2, score: 0.9 });

  test('the best come first, and no more than the chunk may have', () => {
    const chunk = aChunkReady({ maxExpressions: 1 });
    const { expressions, reasons } = ground(chunk, aProposal(), second);
    expect(expressions.map(({ analysis }) => analysis.expression)).toEqual(['turned me down']);
    expect(reasons).toEqual(['over_limit']);
  });

  test.each(['CALL IT A DAY', 'it a day', "Let's call it a day"])(
    '"%s" is the same as another',
    (expression) => {
      const { expressions, reasons } = ground(
        aChunkReady(),
        aProposal(),
        aProposal({ expression, score: 0.1 }),
      );
      expect(expressions).toHaveLength(1);
      expect(reasons).toEqual(['duplicate']);
    },
  );

  test('words inside of other words are not the same', () => {
    const cues = [makeCue({ text: 'I will return the favor in turn.' })];
    const at = { cue: 0, firstCue: 0, lastCue: 0 };
    const proposals = ['return the favor', 'turn'].map((expression) => aProposal({ expression, ...at }));
    expect(ground(aChunkReady({ cues }), ...proposals).reasons).toEqual([]);
  });

  test('scores are kept within 0 and 1', () => {
    const [one] = ground(aChunkReady(), aProposal({ score: 7 })).expressions;
    expect(one?.analysis.score).toBe(1);
  });
});

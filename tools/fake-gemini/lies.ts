import type { AnsweredExpression } from './answer.ts';
import { makeUpText, scriptOf } from './made-up-text.ts';
import { pick } from './random.ts';
import type { Random } from './random.ts';

export const LIES = [
  'shifted-indices',
  'invented-lines',
  'wrong-script',
  'missing-translations',
  'duplicate-expressions',
  'extra-fields',
] as const;
export type Lie = (typeof LIES)[number];

type Liar = (truth: AnsweredExpression, targetLanguage: string) => object;

const LIARS: Readonly<Record<Lie, Liar>> = {
  'shifted-indices': ({ cue, first_cue, last_cue }) => ({
    cue: cue + 1,
    first_cue: first_cue + 1,
    last_cue: last_cue + 1,
  }),
  'invented-lines': () => ({ expression: 'paint the harvest moon' }),
  'wrong-script': ({ translation, line_translations }, targetLanguage) => {
    const wrong = (text: string) => makeUpText(text, scriptOf(targetLanguage) === 'Cyrl' ? 'ko' : 'ru');
    return {
      translation: wrong(translation),
      ...(line_translations && { line_translations: line_translations.map(wrong) }),
    };
  },
  'missing-translations': ({ line_translations }) =>
    line_translations ? { line_translations: line_translations.slice(1) } : { translation: '' },
  'duplicate-expressions': ({ expression }) => ({ expression: expression.toUpperCase() }),
  'extra-fields': () => ({ start: '00:00:01,000', dialogues: ['This was never said.'], confidence: 'high' }),
};

/**
 * Puts a lie in front of every true item, with a better score: what believes it loses the truth too.
 * @param lie undefined: another one for each item
 */
export function addLies(
  truths: readonly AnsweredExpression[],
  { lie, targetLanguage, random }: { lie?: Lie | undefined; targetLanguage: string; random: Random },
): readonly object[] {
  return truths.flatMap((truth) => {
    const change = LIARS[lie ?? pick(LIES, random)](truth, targetLanguage);
    return [{ ...truth, score: truth.score + 0.2, ...change }, truth];
  });
}

import { makeUpText } from './made-up-text.ts';
import { findPhrases } from './phrases.ts';
import type { Phrase } from './phrases.ts';
import { hashOf } from './random.ts';
import type { ReadPrompt } from './read-prompt.ts';

/** One item of the answer, as the response schema of libs/llm asks for it. */
export interface AnsweredExpression {
  readonly expression: string;
  readonly translation: string;
  readonly cue: number;
  readonly first_cue: number;
  readonly last_cue: number;
  readonly line_translations?: readonly string[];
  readonly similar: readonly string[];
  readonly level: string;
  readonly scene: string;
  readonly score: number;
}

const LEVELS = ['beginner', 'intermediate', 'advanced'] as const;
const SCENES = ['everyday', 'conflict', 'humor', 'business'] as const;

/** True answers: every expression stands in its line, every scene holds it, translations are made up but complete. */
export function answerTruly(prompt: ReadPrompt): readonly AnsweredExpression[] {
  const phrases = findPhrases(prompt.lines);
  return phrases.slice(0, prompt.maxExpressions).map((phrase, position) => {
    const other = phrases[(position + 1) % phrases.length] ?? phrase;
    return toItem(phrase, other, prompt);
  });
}

function toItem(phrase: Phrase, other: Phrase, prompt: ReadPrompt): AnsweredExpression {
  const { visible, targetLanguage, wantsLineTranslations } = prompt;
  const at = visible.findIndex((line) => line.index === phrase.index);
  const scene = visible.slice(Math.max(0, at - 1), at + 2);
  const hash = hashOf(phrase.text);
  return {
    expression: phrase.text,
    translation: makeUpText(phrase.text, targetLanguage),
    cue: phrase.index,
    first_cue: scene[0]?.index ?? phrase.index,
    last_cue: scene.at(-1)?.index ?? phrase.index,
    ...(wantsLineTranslations
      ? { line_translations: scene.map(({ text }) => makeUpText(text, targetLanguage)) }
      : {}),
    similar: [other.text],
    level: LEVELS[hash % LEVELS.length] ?? 'intermediate',
    scene: SCENES[hash % SCENES.length] ?? 'everyday',
    score: Math.round(phrase.worth * 100) / 100,
  };
}

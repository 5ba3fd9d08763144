import { z } from 'zod';
import { cue } from './cue.ts';
import { expressionLevel } from './language.ts';

/** Where the translation of a line or expression came from. */
export const TRANSLATION_SOURCES = ['track', 'model', 'gloss', 'none'] as const;

/**
 * One expression worth learning, in the shape LangFlix publishes. Every text and time in it was filled in from the
 * subtitles by code; a model only names indices, the expression and its translations.
 */
export const expressionAnalysis = z.object({
  /** As it stands in the dialogue. */
  expression: z.string().min(1),
  /** In the target language; for `gloss` an English definition. Empty when none is known. */
  expressionTranslation: z.string(),
  /** The line that holds the expression, and its translation (empty when unknown). */
  expressionDialogue: z.string(),
  expressionDialogueTranslation: z.string(),
  /** The scene's lines from firstCue to lastCue and, same length, their translations ('' when unknown). */
  dialogues: z.array(z.string()).min(1),
  translation: z.array(z.string()),
  /** Start of the first and end of the last line of the scene, milliseconds. */
  contextStartMs: z.int().nonnegative(),
  contextEndMs: z.int().nonnegative(),
  /** Start and end of the line (or two) that hold the expression, milliseconds. */
  expressionStartMs: z.int().nonnegative(),
  expressionEndMs: z.int().nonnegative(),
  /** Up to three expressions that mean about the same. */
  similarExpressions: z.array(z.string()).max(3),
  /** Kind of scene, free word such as `everyday`, `conflict`, `humor`. */
  sceneType: z.string(),
  level: expressionLevel,
  /** How much it is worth learning, 0 to 1; ranks expressions within a job. */
  score: z.number().min(0).max(1),
  /** Episode-global cue indices. */
  expressionCue: z.int().nonnegative(),
  firstCue: z.int().nonnegative(),
  lastCue: z.int().nonnegative(),
  /** Source of the line translations and of the expression's own. */
  translationSource: z.enum(TRANSLATION_SOURCES),
  expressionTranslationSource: z.enum(TRANSLATION_SOURCES),
});
export type ExpressionAnalysis = z.infer<typeof expressionAnalysis>;

/** An expression with the cues around it, enough to plan the clip's window without the rest of the episode. */
export const groundedExpression = z.object({
  analysis: expressionAnalysis,
  /** Cues firstCue..lastCue and up to three neighbours on either side, in order. */
  scene: z.array(cue).min(1),
});
export type GroundedExpression = z.infer<typeof groundedExpression>;

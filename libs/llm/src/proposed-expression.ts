import { EXPRESSION_LEVELS } from '@langflix/contracts';
import { z } from 'zod';

/**
 * What an analyzer may say about one expression: indices, the expression and its translations. Never times and never
 * dialogue; those are filled in from the cues by grounding.
 */
export const proposedExpression = z.object({
  /** As it stands in the cue. */
  expression: z.string(),
  /** Meaning in the target language, or an English gloss; says which below. */
  translation: z.string(),
  translationSource: z.enum(['model', 'gloss', 'none']),
  /** Episode-global index of the cue that holds the expression or its beginning. */
  cue: z.int(),
  /** Scene around it, episode-global indices, both inclusive. */
  firstCue: z.int(),
  lastCue: z.int(),
  /** One per cue firstCue..lastCue; absent when this analyzer does not translate lines. */
  lineTranslations: z.array(z.string()).optional(),
  similar: z.array(z.string()),
  level: z.enum(EXPRESSION_LEVELS),
  /** Kind of scene, a free word. */
  scene: z.string(),
  /** How much it is worth learning, 0 to 1. */
  score: z.number(),
});
export type ProposedExpression = z.infer<typeof proposedExpression>;

import { EXPRESSION_LEVELS } from '@langflix/contracts';
import type { AnalysisUsage, ChunkReady } from '@langflix/contracts';
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

export interface AnalyzerAnswer {
  readonly proposals: readonly ProposedExpression[];
  /** Parts of the answer that could not be read as a proposal, with a reason code. */
  readonly dropped?: readonly { readonly expression: string; readonly reason: string }[];
  readonly usage: AnalysisUsage;
}

/** What of an answer is worth keeping in a cache; its usage is not: a kept answer costs nothing. */
export const keptAnswer = z.object({
  proposals: z.array(proposedExpression),
  dropped: z.array(z.object({ expression: z.string(), reason: z.string() })),
});
export type KeptAnswer = z.infer<typeof keptAnswer>;

export interface AnalyzeOptions {
  /** Aborted at shutdown; the promise then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** Finds expressions worth learning in one chunk. */
export interface Analyzer {
  /** `offline` or `gemini:<model>`; goes into facts and provenance. */
  readonly id: string;
  /** Changes whenever the same chunk could get another answer: prompt, model, settings, lexicon. */
  readonly cacheVersion: string;
  /**
   * @throws RetryableError when the world may be different in a while
   * @throws TerminalError when asking again cannot help
   */
  analyze(chunk: ChunkReady, options: AnalyzeOptions): Promise<AnalyzerAnswer>;
}

export const NO_USAGE: AnalysisUsage = { requests: 0, retries: 0, inputTokens: 0, outputTokens: 0 };

import type { AnalysisUsage, ChunkReady } from '@langflix/contracts';
import type { ProposedExpression } from './proposed-expression.ts';

export interface AnalyzerAnswer {
  readonly proposals: readonly ProposedExpression[];
  /** Parts of the answer that could not be read as a proposal, with a reason code. */
  readonly dropped?: readonly { readonly expression: string; readonly reason: string }[];
  readonly usage: AnalysisUsage;
}

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
   * What a failed analysis has cost: `usageOf(error)`.
   * @throws RetryableError when the world may be different in a while
   * @throws TerminalError when asking again cannot help
   */
  analyze(chunk: ChunkReady, options: AnalyzeOptions): Promise<AnalyzerAnswer>;
}

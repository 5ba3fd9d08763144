import { EXPRESSION_LEVELS } from '@langflix/contracts';
import type { ExpressionLevel, LanguageLevel } from '@langflix/contracts';

/** Score of an expression by its worth (0 to 3) before anything else counts. */
const BASE_BY_WORTH = [0, 0.46, 0.68, 0.82] as const;
/** Score of a single word: below every expression. */
export const SINGLE_WORD_BASE = 0.3;
/** Expressions below are taken only to reach the chunk's minExpressions. */
export const GOOD_ENOUGH = 0.5;

export function baseScore(worth: number): number {
  return BASE_BY_WORTH[worth] ?? 0;
}

/** What the wish for a level adds to or takes from the score: 0 for mixed. */
function levelFit(wanted: LanguageLevel, level: ExpressionLevel): number {
  if (wanted === 'mixed') return 0;
  const distance = Math.abs(EXPRESSION_LEVELS.indexOf(wanted) - EXPRESSION_LEVELS.indexOf(level));
  return [0.1, -0.06, -0.35][distance] ?? 0;
}

/** A line of five to fourteen words shows an expression best; a bare one shows nothing, a long one hides it. */
function lineFit(wordsInLine: number, wordsOfExpression: number): number {
  if (wordsInLine - wordsOfExpression < 2) return -0.06;
  if (wordsInLine > 22) return -0.05;
  return wordsInLine >= 5 && wordsInLine <= 14 ? 0.04 : 0;
}

export interface Candidate {
  readonly base: number;
  readonly level: ExpressionLevel;
  readonly wordsInLine: number;
  readonly wordsOfExpression: number;
}

/** 0 to 1, two decimals. */
export function scoreOf(candidate: Candidate, wanted: LanguageLevel): number {
  const score =
    candidate.base +
    levelFit(wanted, candidate.level) +
    lineFit(candidate.wordsInLine, candidate.wordsOfExpression);
  return Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
}

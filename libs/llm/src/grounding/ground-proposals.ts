import type { ChunkReady, GroundedExpression } from '@langflix/contracts';
import type { ProposedExpression } from '../proposed-expression.ts';
import { checkTranslations } from './check-translations.ts';
import type { DropReason } from './drop-reason.ts';
import { fillIn } from './fill-in.ts';
import { locateExpression } from './locate-expression.ts';
import { findQuotation, foldQuotation } from './searchable-text.ts';

export interface DroppedProposal {
  readonly expression: string;
  readonly reason: DropReason;
}

export interface Grounding {
  /** Best first, at most the chunk's maxExpressions. */
  readonly expressions: GroundedExpression[];
  readonly dropped: DroppedProposal[];
}

function ground(chunk: ChunkReady, proposal: ProposedExpression): GroundedExpression | DropReason {
  if (!Number.isFinite(proposal.score)) return 'score_invalid';
  const located = locateExpression(chunk, proposal);
  if (typeof located === 'string') return located;
  return checkTranslations(chunk, proposal, located.scene) ?? fillIn(chunk, proposal, located);
}

/** Same words anywhere in the chunk, or one inside the other on the same line. */
function isTakenAlready(taken: readonly GroundedExpression[], { analysis }: GroundedExpression): boolean {
  const words = foldQuotation(analysis.expression);
  const holds = (whole: string, part: string) => findQuotation(whole, part) !== undefined;
  return taken.some(({ analysis: other }) => {
    if (words === foldQuotation(other.expression)) return true;
    if (other.expressionCue !== analysis.expressionCue) return false;
    return holds(other.expression, analysis.expression) || holds(analysis.expression, other.expression);
  });
}

/**
 * Takes only what stands in the cues; never guesses. Whatever an analyzer says, each text and time of the result
 * comes from the cues, and each proposal that cannot be taken is named with a reason code.
 */
export function groundProposals(chunk: ChunkReady, proposals: readonly ProposedExpression[]): Grounding {
  const expressions: GroundedExpression[] = [];
  const dropped: DroppedProposal[] = [];
  const best = proposals.toSorted((a, b) => (b.score || 0) - (a.score || 0));
  for (const proposal of best) {
    const outcome = ground(chunk, proposal);
    const drop = (reason: DropReason) => dropped.push({ expression: proposal.expression, reason });
    if (typeof outcome === 'string') drop(outcome);
    else if (isTakenAlready(expressions, outcome)) drop('duplicate');
    else if (expressions.length >= chunk.maxExpressions) drop('over_limit');
    else expressions.push(outcome);
  }
  return { expressions, dropped };
}

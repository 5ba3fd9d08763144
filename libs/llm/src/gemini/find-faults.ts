import type { ChunkReady } from '@langflix/contracts';
import { groundProposals } from '../grounding/ground-proposals.ts';
import type { ReadAnswer } from './answer-schema.ts';
import type { AnswerFault } from './prompt.ts';
import { FAULTS } from './prompt-template.ts';

type Healable = keyof typeof FAULTS;
const isHealable = (reason: string): reason is Healable => Object.hasOwn(FAULTS, reason);

/**
 * Why a readable answer is worth a second question: expressions of it cannot be taken, and without them the chunk has
 * fewer than it should. None when enough of it is true: a call costs more than a third expression is worth.
 */
export function findFaults(chunk: ChunkReady, { proposals, malformed }: ReadAnswer): readonly AnswerFault[] {
  const { expressions, dropped } = groundProposals(chunk, proposals);
  if (expressions.length >= chunk.minExpressions) return [];
  return [
    ...malformed.map((expression) => ({ expression, reason: 'malformed' as const })),
    ...dropped.flatMap(({ expression, reason }) => (isHealable(reason) ? [{ expression, reason }] : [])),
  ];
}

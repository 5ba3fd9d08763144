import { TerminalError } from '@langflix/contracts';
import { z } from 'zod';
import { proposedExpression } from './proposed-expression.ts';

/**
 * What is worth keeping in a cache: an answer without its usage (a kept answer costs nothing), or the failure that every
 * further question for the same lines would meet.
 */
export const keptAnswer = z.union([
  z.object({
    proposals: z.array(proposedExpression),
    dropped: z.array(z.object({ expression: z.string(), reason: z.string() })),
  }),
  z.object({ blocked: z.object({ code: z.string(), reason: z.string() }) }),
]);
export type KeptAnswer = z.infer<typeof keptAnswer>;

/** Failures that lie in the lines themselves; any other may be gone with the next key, model or day. */
const LASTING = new Set(['analysis_blocked', 'analysis_too_long']);

/** The negative result to keep for a failure; undefined when asking again may help. */
export function keptFailure(error: unknown): Extract<KeptAnswer, { blocked: unknown }> | undefined {
  if (!(error instanceof TerminalError) || !LASTING.has(error.code)) return undefined;
  return { blocked: { code: error.code, reason: error.message } };
}

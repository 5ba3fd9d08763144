import { analysisUsage } from '@langflix/contracts';
import { keptAnswer } from '@langflix/llm';
import { z } from 'zod';

/** An answer with what it cost and who paid: a worker that died before it could tell is told for by the next one. */
export const paidAnswer = z.object({
  kept: keptAnswer,
  usage: analysisUsage,
  job: z.string(),
  chunk: z.int().nonnegative(),
});
export type PaidAnswer = z.infer<typeof paidAnswer>;

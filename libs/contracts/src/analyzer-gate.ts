import { z } from 'zod';

/**
 * KV bucket that every analyzer replica watches: one entry per quota (project and model), named by `quotaKey`. Written by
 * llm-analyzer; shown by status and metrics.
 */
export const QUOTA_BUCKET = 'LANGFLIX_QUOTA';

/** Why no question is sent for now. */
export const PAUSE_CAUSES = ['minute_quota', 'day_quota', 'unavailable', 'key_refused'] as const;
export type PauseCause = (typeof PAUSE_CAUSES)[number];

/** What all replicas that share a quota know of it. */
export const analyzerGate = z.object({
  project: z.string(),
  model: z.string(),
  /** Nobody asks before this moment. In the past: nobody is paused. */
  pausedUntil: z.iso.datetime().optional(),
  cause: z.enum(PAUSE_CAUSES).optional(),
  /** For people: what happened and what to do. */
  message: z.string().optional(),
  /** Part of the configured requests per minute that is used; below 1 when others use the same quota. */
  share: z.number().positive().max(1),
  /** When any of this changed last. */
  changedAt: z.iso.datetime(),
});
export type AnalyzerGate = z.infer<typeof analyzerGate>;

/** Name of a quota, safe in subjects, stream and bucket keys: the readable part of project and model. */
export function quotaKey({ project, model }: { readonly project: string; readonly model: string }): string {
  return [project, model].map((part) => part.replace(/[^A-Za-z0-9-]/g, '_')).join('__');
}

/**
 * KV bucket of answers that were paid for, by analysis cache key, with who is asking for one: two replicas with the same
 * question make one call, and a worker that dies after the answer came costs no second one.
 */
export const ANSWERS_BUCKET = 'LANGFLIX_ANSWERS';

export const answerEntry = z.discriminatedUnion('state', [
  /** `beat` grows while the owner lives: an entry that stands still is up for taking over. */
  z.object({ state: z.literal('asking'), owner: z.string(), beat: z.int().nonnegative() }),
  z.object({ state: z.literal('answered'), answer: z.json() }),
  /** The call failed; whoever comes next may ask. */
  z.object({ state: z.literal('open') }),
]);
export type AnswerEntry = z.infer<typeof answerEntry>;

/** KV bucket of what jobs with a budget have spent, by job. */
export const BUDGETS_BUCKET = 'LANGFLIX_BUDGETS';

/** US dollars by number of the chunk: a redelivered chunk changes its own figure only. */
export const budgetEntry = z.object({
  spentUsd: z.record(z.string(), z.number().nonnegative()),
  reservedUsd: z.record(z.string(), z.number().nonnegative()),
});
export type BudgetEntry = z.infer<typeof budgetEntry>;

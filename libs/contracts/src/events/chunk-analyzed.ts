import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import type { DataOf } from '../define-event.ts';
import { groundedExpression } from '../expression-analysis.ts';
import { analysisUsage } from '../analysis-usage.ts';
import { failedOutcome } from '../failure-body.ts';

/** Outcome of one chunk. */
export const chunkAnalyzed = defineEvent({
  name: 'chunk.analyzed',
  subject: 'job.{job}.chunk.analyzed.{chunk}',
  producer: 'llm-analyzer',
  summary: 'The expressions found in one chunk, each grounded in its cues; or why the analysis failed',
  schema: z.object({
    job: z.string(),
    chunk: z.int().nonnegative(),
    outcome: z.discriminatedUnion('status', [
      z.object({
        status: z.literal('analyzed'),
        expressions: z.array(groundedExpression),
        /** What was proposed and not taken, with a reason code such as `not_in_cue`. */
        dropped: z.array(z.object({ expression: z.string(), reason: z.string() })),
        /** Adapter and model, e.g. `offline` or `gemini:gemini-2.5-flash`. */
        analyzer: z.string(),
        /** True when the answer came out of the cache. */
        cached: z.boolean(),
        usage: analysisUsage,
      }),
      // A failed analysis has been paid for too.
      failedOutcome.extend({ analyzer: z.string().optional(), usage: analysisUsage.optional() }),
    ]),
  }),
});
export type ChunkAnalyzed = DataOf<typeof chunkAnalyzed>;

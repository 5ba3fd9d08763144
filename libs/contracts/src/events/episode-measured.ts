import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import type { DataOf } from '../define-event.ts';
import { failedOutcome } from '../failure-body.ts';
import { interval, loudness } from '../measurements.ts';

/**
 * What one pass over the sound of the film found; clips are levelled and cut by it. A film without sound has neither
 * loudness nor silences. When the pass failed, clips are made without.
 */
export const episodeMeasured = defineEvent({
  name: 'episode.measured',
  subject: 'job.{job}.episode.measured',
  producer: 'clip-encoder',
  summary: 'Loudness and silences of the film; or why they could not be measured',
  schema: z.object({
    job: z.string(),
    outcome: z.discriminatedUnion('status', [
      z.object({
        status: z.literal('measured'),
        loudness: loudness.optional(),
        /** Moments without sound, in time order. */
        silences: z.array(interval),
        /** Milliseconds the pass took; 0 when its result was found kept. */
        measureMs: z.int().nonnegative(),
      }),
      failedOutcome,
    ]),
  }),
});
export type EpisodeMeasured = DataOf<typeof episodeMeasured>;

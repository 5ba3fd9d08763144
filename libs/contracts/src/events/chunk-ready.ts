import { z } from 'zod';
import { cue } from '../cue.ts';
import { defineEvent } from '../define-event.ts';
import type { DataOf } from '../define-event.ts';
import { analyzerChoice, languageLevel, languageTag } from '../language.ts';

/** A run of cues small enough for one question to the model. Self-contained: the analyzer reads no file. */
export const chunkReady = defineEvent({
  name: 'chunk.ready',
  subject: 'job.{job}.chunk.ready.{chunk}',
  producer: 'subtitle-chunker',
  summary: 'The cues of one chunk, cut at a natural pause',
  schema: z.object({
    job: z.string(),
    /** Position of the chunk in the episode, from 0. */
    chunk: z.int().nonnegative(),
    cues: z.array(cue).min(1),
    /** Neighbouring cues for understanding only: no expression is taken from them. */
    contextBefore: z.array(cue),
    contextAfter: z.array(cue),
    sourceLanguage: languageTag,
    targetLanguage: languageTag,
    /** True when a translated track was supplied: lines need no translation by the model. */
    hasTranslation: z.boolean(),
    level: languageLevel,
    analyzer: analyzerChoice,
    minExpressions: z.int().nonnegative(),
    maxExpressions: z.int().positive(),
  }),
});
export type ChunkReady = DataOf<typeof chunkReady>;

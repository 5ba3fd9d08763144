import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import type { DataOf } from '../define-event.ts';
import { captionMode } from '../episode-settings.ts';
import { groundedExpression } from '../expression-analysis.ts';
import { languageTag } from '../language.ts';
import { mediaSource } from '../media-source.ts';

/** Cut this. Self-contained: the encoder reads nothing but the film. */
export const clipRequested = defineEvent({
  name: 'clip.requested',
  subject: 'job.{job}.clip.requested.{clip}',
  producer: 'ingest',
  summary: 'Cut and caption the scene around one expression',
  schema: z.object({
    job: z.string(),
    clip: z.string(),
    /** Chunk that the expression was found in. */
    chunk: z.int().nonnegative(),
    expression: groundedExpression,
    /** Other expressions of the same scene that this clip shows too; each is highlighted. */
    companions: z.array(groundedExpression).optional(),
    source: mediaSource,
    sourceLanguage: languageTag,
    targetLanguage: languageTag,
    captions: captionMode,
    /** Adapter and model that found the expression; provenance only. */
    analyzer: z.string(),
    /** Folder URI where finished clip files are kept under the hash of their content. */
    store: z.string(),
  }),
});
export type ClipRequested = DataOf<typeof clipRequested>;

import { z } from 'zod';
import { encodedClip } from './events/clip-finished.ts';
import { analysisUsage } from './analysis-usage.ts';
import { episodeSettings, episodeTitle } from './episode-settings.ts';
import { expressionAnalysis } from './expression-analysis.ts';
import { failureBody } from './failure-body.ts';
import { jobCounts } from './job-counts.ts';
import { mediaSource } from './media-source.ts';
import { subtitleHealth } from './subtitle-health.ts';

/** One clip of the finished episode. Paths are relative to the manifest. */
export const manifestClip = z.object({
  /** Position by time in the film, from 1. */
  number: z.int().positive(),
  clip: z.string(),
  video: z.string(),
  provenance: z.string(),
  /** WebVTT files by language tag. */
  captions: z.record(z.string(), z.string()),
  analysis: expressionAnalysis,
  /** Other expressions that the clip shows and highlights. */
  companions: z.array(expressionAnalysis).optional(),
  encoding: encodedClip.pick({
    startSec: true,
    endSec: true,
    durationSec: true,
    sizeBytes: true,
    width: true,
    height: true,
    encoder: true,
    contentKey: true,
    fallback: true,
    sound: true,
  }),
});
export type ManifestClip = z.infer<typeof manifestClip>;

/** `manifest.json`: the published result of a job. */
export const manifest = z.object({
  version: z.literal(1),
  job: z.string(),
  status: z.enum(['complete', 'partial']),
  title: episodeTitle,
  settings: episodeSettings,
  source: mediaSource,
  subtitles: subtitleHealth.optional(),
  translation: subtitleHealth.optional(),
  clips: z.array(manifestClip),
  /** Chunks and clips that failed. */
  failures: z.array(
    failureBody.extend({
      part: z.enum(['chunk', 'clip']),
      id: z.string(),
      expression: z.string().optional(),
    }),
  ),
  counts: jobCounts,
  usage: analysisUsage,
  /** The same by adapter and model, e.g. `gemini:gemini-2.5-flash`. */
  usageByModel: z.record(z.string(), analysisUsage).optional(),
  submittedAt: z.iso.datetime(),
  completedAt: z.iso.datetime(),
  wallSeconds: z.number().nonnegative(),
  contentSeconds: z.number().positive(),
});
export type Manifest = z.infer<typeof manifest>;

/**
 * JSON Schema (draft 2020-12) of the manifest, for people who read it in other languages. Version 1 may gain optional
 * fields, so it refuses no unknown ones.
 */
export function manifestJsonSchema(): unknown {
  return z.toJSONSchema(manifest, {
    io: 'output',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
}

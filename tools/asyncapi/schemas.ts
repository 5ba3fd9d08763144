/** JSON Schemas of the event bodies, the shared parts under names of their own. */
import {
  EVENTS,
  analysisUsage,
  cue,
  encodedClip,
  episodeSettings,
  episodeTitle,
  expressionAnalysis,
  groundedExpression,
  jobCounts,
  mediaSource,
  subtitleHealth,
  subtitleSource,
} from '@langflix/contracts';
import type { EventContract } from '@langflix/contracts';
import { z } from 'zod';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

const SHARED = {
  AnalysisUsage: analysisUsage,
  Cue: cue,
  EncodedClip: encodedClip,
  EpisodeSettings: episodeSettings,
  EpisodeTitle: episodeTitle,
  ExpressionAnalysis: expressionAnalysis,
  GroundedExpression: groundedExpression,
  JobCounts: jobCounts,
  MediaSource: mediaSource,
  SubtitleHealth: subtitleHealth,
  SubtitleSource: subtitleSource,
};

/** `chunk.ready` -> `ChunkReady`, the name of its type in the sources. */
export function typeName(contract: EventContract): string {
  return contract.name.replace(/(?:^|\.)(\w)/g, (_, first: string) => first.toUpperCase());
}

/** `chunk.ready` -> `chunkReady`, the name of its const in the sources. */
export function constName(contract: EventContract): string {
  const name = typeName(contract);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/**
 * Every body as a schema of draft 07, the dialect AsyncAPI 3 takes by default, by component name. What an upstream
 * writes is shown as it may be written (defaults left out), the rest as LangFlix writes it.
 */
export function bodySchemas(): Record<string, JsonObject> {
  const written = EVENTS.filter(({ producer }) => producer !== 'upstream');
  const submitted = EVENTS.filter(({ producer }) => producer === 'upstream');
  return sortByKey({
    ...convert({ ...SHARED, ...byTypeName(written) }, 'output'),
    ...convert(byTypeName(submitted), 'input'),
  });
}

function byTypeName(events: readonly EventContract[]): Record<string, z.ZodType> {
  return Object.fromEntries(events.map((event) => [typeName(event), event.schema]));
}

function convert(schemas: Record<string, z.ZodType>, io: 'input' | 'output'): Record<string, JsonObject> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, {
    io,
    target: 'draft-7',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => allowLaterFields(jsonSchema),
  });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, { $schema: _dialect, $id: _id, id: _name, ...schema }]) => [
      id,
      JSON.parse(JSON.stringify(schema)) as JsonObject,
    ]),
  );
}

/** Version 1 may gain optional fields: a reader must not refuse what it does not know. */
export function allowLaterFields(schema: { additionalProperties?: unknown }): void {
  if (schema.additionalProperties === false) delete schema.additionalProperties;
}

function sortByKey<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

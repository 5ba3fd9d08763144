import { EXPRESSION_LEVELS } from '@langflix/contracts';
import type { ChunkReady } from '@langflix/contracts';
import { SchemaType } from '@google/generative-ai';
import type { ObjectSchema, Schema } from '@google/generative-ai';
import { z } from 'zod';
import type { ProposedExpression } from '../proposed-expression.ts';
import { parseOrMend } from './mend-json.ts';

/** Structure the model is held to. Lines are to be translated only where no track was supplied. */
export function responseSchema(chunk: Pick<ChunkReady, 'hasTranslation'>): ObjectSchema {
  const text: Schema = { type: SchemaType.STRING };
  const index: Schema = { type: SchemaType.INTEGER };
  const texts: Schema = { type: SchemaType.ARRAY, items: text };
  const properties: Record<string, Schema> = {
    expression: text,
    translation: text,
    cue: index,
    first_cue: index,
    last_cue: index,
    ...(chunk.hasTranslation ? {} : { line_translations: texts }),
    similar: texts,
    level: { type: SchemaType.STRING, format: 'enum', enum: [...EXPRESSION_LEVELS] },
    scene: text,
    score: { type: SchemaType.NUMBER },
  };
  const expression: Schema = { type: SchemaType.OBJECT, properties, required: Object.keys(properties) };
  return {
    type: SchemaType.OBJECT,
    properties: { expressions: { type: SchemaType.ARRAY, items: expression } },
    required: ['expressions'],
  };
}

const answeredExpression = z.object({
  expression: z.string(),
  translation: z.string(),
  cue: z.int(),
  first_cue: z.int(),
  last_cue: z.int(),
  line_translations: z.array(z.string()).default([]),
  similar: z.array(z.string()).default([]),
  level: z.enum(EXPRESSION_LEVELS),
  scene: z.string().default(''),
  score: z.number(),
});
/** A bare list can mean nothing else than the list that was asked for. */
const answer = z.union([
  z.object({ expressions: z.array(z.unknown()) }).transform(({ expressions }) => expressions),
  z.array(z.looseObject({ expression: z.unknown() })),
]);

export interface ReadAnswer {
  readonly proposals: readonly ProposedExpression[];
  /** Items of the answer that lack a field or have a wrong one. */
  readonly malformed: readonly string[];
}

/** The answer as proposals; undefined when it holds no JSON, half a JSON, or not the agreed structure. */
export function readAnswer(text: string, chunk: Pick<ChunkReady, 'hasTranslation'>): ReadAnswer | undefined {
  const parsed = answer.safeParse(parseOrMend(text));
  if (!parsed.success) return undefined;
  const proposals: ProposedExpression[] = [];
  const malformed: string[] = [];
  for (const item of parsed.data) {
    const one = answeredExpression.safeParse(item);
    if (one.success) proposals.push(toProposal(one.data, chunk.hasTranslation));
    else malformed.push(nameOf(item));
  }
  return { proposals, malformed };
}

function nameOf(item: unknown): string {
  const name = z.object({ expression: z.string() }).safeParse(item);
  return name.success ? name.data.expression : '';
}

function toProposal(item: z.infer<typeof answeredExpression>, hasTranslation: boolean): ProposedExpression {
  const { first_cue, last_cue, line_translations, ...same } = item;
  return {
    ...same,
    translationSource: 'model',
    firstCue: first_cue,
    lastCue: last_cue,
    ...(hasTranslation ? {} : { lineTranslations: line_translations }),
  };
}

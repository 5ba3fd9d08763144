/** The parts of the Gemini REST format (v1beta) that a client of generateContent meets. */
import { z } from 'zod';

const content = z.object({ parts: z.array(z.object({ text: z.string().default('') })).default([]) });

export const generateRequest = z.object({
  contents: z.array(content).min(1),
  systemInstruction: content.optional(),
  generationConfig: z
    .object({
      maxOutputTokens: z.int().positive().optional(),
      responseSchema: z.unknown().optional(),
      thinkingConfig: z.object({ thinkingBudget: z.int().optional() }).optional(),
    })
    .default({}),
});
export type GenerateRequest = z.infer<typeof generateRequest>;

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export function jsonReply(status: number, body: unknown): Reply {
  return {
    status,
    contentType: 'application/json; charset=UTF-8',
    body: `${JSON.stringify(body, null, 2)}\n`,
  };
}

/** Every text that is sent, in order. */
export const textOf = (contents: readonly z.infer<typeof content>[]): string =>
  contents.flatMap(({ parts }) => parts.map(({ text }) => text)).join('\n');

/** Roughly what a tokenizer makes of English text. */
const CHARACTERS_PER_TOKEN = 4;
export const estimateTokens = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);

export function inputTokensOf({ contents, systemInstruction }: GenerateRequest): number {
  return estimateTokens(textOf(systemInstruction ? [systemInstruction, ...contents] : contents));
}

export interface Usage {
  readonly promptTokenCount: number;
  readonly candidatesTokenCount: number;
  readonly thoughtsTokenCount: number;
}

export interface Generated {
  readonly model: string;
  readonly responseId: string;
  readonly usage: Usage;
  /** Undefined: a candidate without parts. */
  readonly text?: string | undefined;
  readonly finishReason?: string;
  /** The prompt was refused: there is no candidate at all. */
  readonly blockReason?: string | undefined;
}

/** The body of an answer with status 200. */
export function generatedReply({ text, finishReason = 'STOP', blockReason, ...answer }: Generated): Reply {
  const { usage, model, responseId } = answer;
  const totalTokenCount = usage.promptTokenCount + usage.candidatesTokenCount + usage.thoughtsTokenCount;
  const parts = text === undefined ? {} : { parts: [{ text }] };
  const candidate = { content: { ...parts, role: 'model' }, finishReason, index: 0 };
  return jsonReply(200, {
    ...(blockReason === undefined ? { candidates: [candidate] } : { promptFeedback: { blockReason } }),
    usageMetadata: { ...usage, totalTokenCount },
    modelVersion: model,
    responseId,
  });
}

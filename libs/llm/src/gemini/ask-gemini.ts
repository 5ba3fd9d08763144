import { GoogleGenerativeAI } from '@google/generative-ai';
import type { GenerationConfig, ObjectSchema } from '@google/generative-ai';
import { sizeInCharacters } from '../cost/estimate-tokens.ts';
import { failedCallOf, timedOutCall } from './failures.ts';
import type { FailedCall } from './failures.ts';
import type { Prompt } from './prompt.ts';
import { readReply } from './reply.ts';
import type { GeminiReply } from './reply.ts';

export interface GeminiSettings {
  readonly apiKey: string;
  readonly model: string;
  /** Address to ask instead of Google's. */
  readonly baseUrl?: string | undefined;
  /** A call that has not ended by then is given up; waiting at the gate does not count. */
  readonly timeoutMs: number;
  readonly temperature: number;
  readonly topP: number;
  readonly topK: number;
  /** Most tokens the model may think; 0 switches thinking off where the model allows it. Absent: the model's own way. */
  readonly thinkingBudget?: number | undefined;
  /** Most tokens of the answer itself; a thinking budget is added to it. Absent: the model's own limit. */
  readonly maxOutputTokens?: number | undefined;
}

export interface Question {
  readonly prompt: Prompt;
  readonly schema: ObjectSchema;
}

/** Either an answer of the service, or what came instead. */
export type Called = { readonly reply: GeminiReply } | { readonly failed: FailedCall };
export type AskGemini = (question: Question, signal: AbortSignal) => Promise<Called>;

/** Size of all that is sent and counted, in the characters of `sizeInCharacters`. */
export function questionSize({ prompt, schema }: Question): number {
  return sizeInCharacters(prompt.system) + sizeInCharacters(prompt.text) + JSON.stringify(schema).length;
}

/** How the model is to answer, whatever the question: part of the cache key. */
export function generationSettings(settings: GeminiSettings): GenerationConfig {
  const { temperature, topP, topK, thinkingBudget, maxOutputTokens } = settings;
  // Thinking counts against the limit of the answer: without room for both the answer would come out empty.
  const limit =
    maxOutputTokens === undefined
      ? {}
      : { maxOutputTokens: maxOutputTokens + Math.max(0, thinkingBudget ?? 0) };
  // The SDK's type does not know thinkingConfig; what it does not know it sends as it is.
  const thinking: object = thinkingBudget === undefined ? {} : { thinkingConfig: { thinkingBudget } };
  return { temperature, topP, topK, ...limit, ...thinking };
}

/**
 * One call of the model, without repetition and without a gate.
 * @throws the signal's reason when it aborts, nothing else
 */
export function createAskGemini(settings: GeminiSettings): AskGemini {
  const { apiKey, model, baseUrl, timeoutMs } = settings;
  const client = new GoogleGenerativeAI(apiKey);
  const generation = generationSettings(settings);
  return async ({ prompt, schema }, signal) => {
    // The SDK looks at a signal that aborts later only, and never clears a timer of its own.
    signal.throwIfAborted();
    const timeout = AbortSignal.timeout(timeoutMs);
    const generationConfig = { ...generation, responseMimeType: 'application/json', responseSchema: schema };
    const generative = client.getGenerativeModel(
      { model, systemInstruction: prompt.system, generationConfig },
      baseUrl === undefined ? {} : { baseUrl },
    );
    try {
      const result = await generative.generateContent(prompt.text, {
        signal: AbortSignal.any([signal, timeout]),
      });
      return { reply: readReply(result.response) };
    } catch (error) {
      signal.throwIfAborted();
      return { failed: timeout.aborted ? timedOutCall(model, timeoutMs) : failedCallOf(error, model) };
    }
  };
}
